import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { DeskPage } from "../desk/DeskPage";
import { PlanPage } from "../plan/PlanPage";
import { QueuesPage } from "../queues/QueuesPage";
import { useSession } from "../session/session";
import { StoryPage } from "../story/StoryPage";
import { TeamPage } from "../team/TeamPage";
import { WhatIfPage } from "../whatif/WhatIfPage";
import { WallboardPage } from "../wallboard/WallboardPage";
import { NotFoundPage } from "./NotFoundPage";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const desk = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    const session = useSession.getState();
    if (session.phase === "signed-in" && session.user.agent === null) throw redirect({ to: "/queues" });
  },
  component: DeskPage,
});
const contact = createRoute({ getParentRoute: () => root, path: "/contacts/$contact", component: DeskPage });
const wallboard = createRoute({ getParentRoute: () => root, path: "/wallboard", component: WallboardPage });
const queues = createRoute({ getParentRoute: () => root, path: "/queues", component: QueuesPage });
const stories = createRoute({ getParentRoute: () => root, path: "/stories", component: StoryPage });
const story = createRoute({ getParentRoute: () => root, path: "/stories/$contact", component: StoryPage });
const team = createRoute({ getParentRoute: () => root, path: "/team", component: TeamPage });
const whatIf = createRoute({ getParentRoute: () => root, path: "/what-if", component: WhatIfPage });
const plan = createRoute({ getParentRoute: () => root, path: "/plan", component: PlanPage });

export const router = createRouter({
  routeTree: root.addChildren([desk, contact, wallboard, queues, stories, story, team, whatIf, plan]),
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
