import type { AcceptanceConfig, CheckConfig } from "../config/config.js";
import type { JudgeOptions } from "../diff/judge-contracts.js";

/** From which severity on a change fails a command. What cannot be decided fails as a break does. */
export type FailOn = "breaking" | "warning" | "never";

/** What a team lets pass. */
export interface Policy {
  readonly judge: Pick<JudgeOptions, "requirements" | "severities">;
  readonly failOn: FailOn;
  readonly accept: readonly AcceptanceConfig[];
}

export function policyOf(check: CheckConfig = {}, failOn?: FailOn): Policy {
  const { channels = {}, rules = {}, accept = [] } = check;
  return {
    judge: {
      requirements: Object.entries(channels).map(([pattern, requirement]) => ({ pattern, requirement })),
      severities: rules,
    },
    failOn: failOn ?? check.failOn ?? "breaking",
    accept,
  };
}
