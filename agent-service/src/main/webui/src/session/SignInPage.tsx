import { Alert, Button, Divider, Group, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { Mark } from "../app/Mark";
import { Problem, reasonOf } from "./problem";
import { signIn } from "./session";
import classes from "./SignInPage.module.css";

export function SignInPage({ notice }: { notice: string | null }) {
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(user.trim(), password);
    } catch (thrown) {
      setProblem(explain(thrown));
      setPassword("");
      setBusy(false);
    }
  }

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Group gap="sm" mb="lg">
          <Mark size={34} />
          <div>
            <Title order={1} size="h4" lh={1.2}>
              Switchboard
            </Title>
            <Text size="sm" c="dimmed">
              Sign in to your desk
            </Text>
          </div>
        </Group>
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            {problem && (
              <Alert color="red" variant="light" role="alert" py="xs">
                {problem}
              </Alert>
            )}
            {!problem && notice && (
              <Alert color="iris" variant="light" role="status" py="xs">
                {notice}
              </Alert>
            )}
            <TextInput
              label="User"
              name="user"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              required
              withAsterisk={false}
              value={user}
              onChange={(event) => setUser(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy}>
              Sign in
            </Button>
          </Stack>
        </form>
        <SingleSignOn />
      </div>
    </main>
  );
}

/** Offered when an OIDC provider is configured. */
function SingleSignOn() {
  const configured = useQuery({
    queryKey: ["oidc"],
    queryFn: async () => ((await (await fetch("/api/session")).json()) as { oidc: boolean }).oidc,
    retry: false,
    staleTime: Infinity,
  });
  if (!configured.data) return null;
  return (
    <>
      <Divider my="md" label="or" />
      <Button component="a" href="/api/session/oidc" variant="default" fullWidth>
        Sign in with your organisation
      </Button>
    </>
  );
}

function explain(thrown: unknown): string {
  if (!(thrown instanceof Problem)) return reasonOf(thrown);
  if (thrown.status === 401 || thrown.status === 403) return "User or password is wrong.";
  if (thrown.status === 429) return "Too many attempts. Please wait a minute and try again.";
  return thrown.message;
}
