import { Badge, type BadgeProps } from "@mantine/core";
import type { ReactNode } from "react";

const TONES = {
  warn: ["var(--sb-warn-soft)", "var(--sb-warn)"],
  quiet: ["var(--sb-hover)", "var(--mantine-color-dimmed)"],
} as const;

/** A short word on a thing. */
export function Tag({ tone, ...rest }: BadgeProps & { tone: keyof typeof TONES; children: ReactNode }) {
  const [background, color] = TONES[tone];
  return (
    <Badge
      vars={() => ({ root: { "--badge-bg": background, "--badge-color": color } })}
      size="sm"
      {...rest}
    />
  );
}
