import { useEffect, useState } from "react";
import type { Problem } from "../session/problem";
import type { Live } from "./live";
import { listen } from "./stream";

export interface Watched {
  live: Live | null;
  /** null until the first answer */
  stands: boolean | null;
  refused: Problem | null;
}

const NOTHING: Watched = { live: null, stands: null, refused: null };

/** The department as it is, for as long as somebody looks. */
export function useLive(): Watched {
  const [watched, setWatched] = useState(NOTHING);
  useEffect(
    () =>
      listen({
        live: (live) => setWatched((before) => ({ ...before, live })),
        line: (stands) => setWatched((before) => (before.stands === stands ? before : { ...before, stands })),
        refused: (refused) => setWatched((before) => ({ ...before, refused })),
      }),
    [],
  );
  return watched;
}
