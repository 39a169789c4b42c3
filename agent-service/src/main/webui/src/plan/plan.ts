import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, getJson } from "../session/http";

export interface PlanVersion {
  version: number;
  publishedBy: string;
  publishedAt: string;
}

interface Plan {
  yaml: string;
  /** names the version; publishing over a newer one is refused */
  tag: string | null;
}

const KEY = ["plan"];

export const usePlan = () =>
  useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<Plan> => {
      const response = await call("/api/routing/plan", { accept: "application/yaml" });
      return { yaml: await response.text(), tag: response.headers.get("ETag") };
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const usePlanVersions = () =>
  useQuery({
    queryKey: [...KEY, "versions"],
    queryFn: () => getJson<readonly PlanVersion[]>("/api/routing/plan/versions"),
  });

/** Publishes the text if the plan is still the one that was read. */
export function usePublishPlan() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ yaml, tag }: Plan) => {
      await call("/api/routing/plan", {
        method: "PUT",
        body: yaml,
        contentType: "application/yaml",
        accept: "application/json",
        ifMatch: tag,
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
