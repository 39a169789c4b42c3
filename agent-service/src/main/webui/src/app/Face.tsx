import { Avatar } from "@mantine/core";

/** A person's initials. The name always stands beside it, so it says nothing to screen readers. */
export function Face({ name, size }: { name: string; size: number }) {
  return (
    <Avatar
      name={name}
      size={size}
      radius="xl"
      aria-hidden
      vars={() => ({ root: { "--avatar-bg": "var(--sb-face)", "--avatar-color": "var(--sb-face-text)" } })}
    />
  );
}
