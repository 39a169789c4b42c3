import { ThemeIcon } from "@mantine/core";
import { IconMail, IconMessageCircle, IconPhone, IconWorld, type Icon } from "@tabler/icons-react";
import type { Channel } from "./frames";
import { CHANNELS } from "./names";

const ICONS: Record<Channel, [Icon, string]> = {
  PHONE: [IconPhone, "grape"],
  EMAIL: [IconMail, "iris"],
  CHAT: [IconMessageCircle, "teal"],
  SOCIAL: [IconWorld, "orange"],
};

export function ChannelIcon({ channel, size = 28 }: { channel: Channel; size?: number }) {
  const [Symbol, color] = ICONS[channel];
  return (
    <ThemeIcon
      variant="light"
      color={color}
      size={size}
      radius="md"
      role="img"
      aria-label={CHANNELS[channel]}
    >
      <Symbol size={Math.round(size * 0.58)} stroke={1.7} aria-hidden />
    </ThemeIcon>
  );
}
