import { Alert, Box, Group, Loader, ScrollArea, Text, Title } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { reasonOf } from "../session/problem";

interface PageProps {
  title: string;
  lead: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page but the desk. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <ScrollArea h="100%" type="auto">
      <Box maw={1120} mx="auto" px="xl" py="lg">
        <Group justify="space-between" align="flex-end" mb="lg">
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          </div>
          {actions}
        </Group>
        {children}
      </Box>
    </ScrollArea>
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: Error | null };
  label: string;
  children: (data: T) => ReactNode;
}

/** Shows what a query brought, or that it is still coming, or why it did not come. Old data stays while a refresh fails. */
export function Loaded<T>({ query, label, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <Alert
        color="red"
        variant="light"
        icon={<IconAlertCircle />}
        title={`${label} can't be shown`}
        role="alert"
      >
        {reasonOf(query.error)}
      </Alert>
    );
  }
  return <Loader size="sm" aria-label={`Loading ${label.toLowerCase()}`} />;
}
