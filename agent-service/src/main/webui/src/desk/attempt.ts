import { notifications } from "@mantine/notifications";
import { reasonOf } from "../session/problem";

/** Does what a rep asked for and says so if it could not be done. Answers whether it was. */
export async function attempt(what: string, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (problem) {
    notifications.show({ color: "red", title: `${what} didn't work`, message: reasonOf(problem) });
    return false;
  }
}
