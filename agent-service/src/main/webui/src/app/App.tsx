import { Center, Loader, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { Problem } from "../session/problem";
import { useSession } from "../session/session";
import { SignInPage } from "../session/SignInPage";
import { router } from "./router";
import { resolver, theme } from "./theme";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, problem) =>
        failures < 2 && !(problem instanceof Problem && problem.status >= 400 && problem.status < 500),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-left" limit={4} autoClose={6_000} />
        <Content />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Content() {
  const session = useSession();
  const user = session.phase === "signed-in" ? session.user.user : null;
  useEffect(() => {
    if (user === null) queries.clear();
  }, [user]);

  switch (session.phase) {
    case "restoring":
      return (
        <Center h="100%">
          <Loader aria-label="Opening Switchboard" />
        </Center>
      );
    case "signed-out":
      return <SignInPage notice={session.notice} />;
    case "signed-in":
      return <RouterProvider key={user} router={router} />;
  }
}
