export {
  createExplainer,
  type Evidence,
  type Explainer,
  type Explanation,
  type NearPhrase,
} from "./create-explainer.ts";
