import type { LintRule } from "../lint-rule.js";
import { missingDescription } from "./missing-description.js";
import { mixedKeyNames } from "./mixed-key-names.js";
import { mixedPropertyNames } from "./mixed-property-names.js";
import { objectWithoutProperties } from "./object-without-properties.js";
import { openPayload } from "./open-payload.js";
import { patternExplodes } from "./pattern-explodes.js";
import { propertyWithoutType } from "./property-without-type.js";
import { unboundedPayload } from "./unbounded-payload.js";
import { unboundedText } from "./unbounded-text.js";
import { wildcardPublished } from "./wildcard-published.js";

/** Every rule of the lint's own: what may do harm first, what is a matter of taste last. */
export const lintRules: readonly LintRule[] = [
  propertyWithoutType,
  objectWithoutProperties,
  openPayload,
  patternExplodes,
  wildcardPublished,
  unboundedPayload,
  unboundedText,
  missingDescription,
  mixedPropertyNames,
  mixedKeyNames,
];
