import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useUser } from "../session/user";
import { supervise, type Wish } from "./supervise";

/** Does what a manager wants of a contact, and says what came of it. Answers whether the question is settled. */
export function useSupervision(contact: string): (wish: Wish) => Promise<boolean> {
  const queries = useQueryClient();
  const { agent } = useUser();
  return async (wish) => {
    if (agent === null) throw new Error("only who is an agent manages agents");
    const outcome = await supervise(queries, agent, contact, wish);
    if (outcome.what === "done") {
      notifications.show({ color: "teal", title: "Done", message: outcome.sentence });
      // what was merged away is open no longer
      void queries.invalidateQueries({ queryKey: ["others"] });
    }
    if (outcome.what === "under-way") {
      notifications.show({
        color: "iris",
        title: "On its way",
        message: "The router has not come to it yet. The story will show it.",
      });
    }
    return outcome.what !== "refused";
  };
}
