import { IconCompass } from "@tabler/icons-react";
import { Quiet } from "./Quiet";

export function NotFoundPage() {
  return (
    <Quiet
      icon={IconCompass}
      title="Nothing here"
      text="This page does not exist. The menu on the left knows the way."
    />
  );
}
