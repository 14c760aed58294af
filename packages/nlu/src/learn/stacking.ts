/** How much the linear part's and the net's scores count in their sum, whose softmax gives the probabilities. */
export interface Stacking {
  readonly linear: number;
  readonly net: number;
}

/** What both parts said of a held-out example, and the truth. */
export interface StackingExample {
  readonly linear: Float32Array;
  readonly net: Float32Array;
  readonly label: number;
}

/** What is right on several public sets: the start of the search, and the answer where examples are few. */
export const usualStacking: Stacking = { linear: 2.5, net: 0.5 };

const STEPS = 12;
/** Pulls towards the usual weights, and keeps the search finite where the examples do not tell. */
const RIDGE = 1;
/** Neither part may count against itself. */
const LEAST = 0.01;
/**
 * Likelihood looks at how sure a probability is, accuracy only at which of the best two is first: held-out texts of
 * BANKING77 and CLINC150 were told apart best at one and a half to two times the linear part's share that likelihood
 * wants, with ten examples per intent at once to one and a half times.
 */
const LINEAR_SHARE = 1.5;

/**
 * Finds the two weights by held-out examples: multinomial logistic regression with two parameters, by Newton's method
 * (the loss is convex); then the linear part's share is raised, and the sharpness found anew.
 */
export function fitStacking(examples: readonly StackingExample[]): Stacking {
  let stacking = usualStacking;
  for (let step = 0; step < STEPS; step += 1) stacking = newtonStep(stacking, examples);
  const raised = { linear: LINEAR_SHARE * stacking.linear, net: stacking.net };
  return sharpen(raised, examples);
}

/** Scales both weights so that the held-out examples become likeliest. */
function sharpen(raised: Stacking, examples: readonly StackingExample[]): Stacking {
  let scale = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const at = { linear: scale * raised.linear, net: scale * raised.net };
    let [gradient, curvature] = [RIDGE * (scale - 1), RIDGE];
    for (const example of examples) {
      const { meanLinear, meanNet, varianceLinear, covariance, varianceNet } = momentsOf(at, example);
      gradient += raised.linear * (meanLinear - (example.linear[example.label] ?? 0));
      gradient += raised.net * (meanNet - (example.net[example.label] ?? 0));
      curvature += raised.linear ** 2 * varianceLinear + raised.net ** 2 * varianceNet;
      curvature += 2 * raised.linear * raised.net * covariance;
    }
    scale = Math.max(LEAST, scale - gradient / curvature);
  }
  return { linear: scale * raised.linear, net: scale * raised.net };
}

function newtonStep(at: Stacking, examples: readonly StackingExample[]): Stacking {
  let gradientLinear = RIDGE * (at.linear - usualStacking.linear);
  let gradientNet = RIDGE * (at.net - usualStacking.net);
  let [aa, ab, bb] = [RIDGE, 0, RIDGE];
  for (const example of examples) {
    const { meanLinear, meanNet, varianceLinear, covariance, varianceNet } = momentsOf(at, example);
    gradientLinear += meanLinear - (example.linear[example.label] ?? 0);
    gradientNet += meanNet - (example.net[example.label] ?? 0);
    aa += varianceLinear;
    ab += covariance;
    bb += varianceNet;
  }
  const determinant = aa * bb - ab * ab;
  return {
    linear: Math.max(LEAST, at.linear - (bb * gradientLinear - ab * gradientNet) / determinant),
    net: Math.max(LEAST, at.net - (aa * gradientNet - ab * gradientLinear) / determinant),
  };
}

/** Means, variances and covariance of both parts' scores under the probabilities of their weighted sum. */
function momentsOf(at: Stacking, { linear, net }: StackingExample) {
  const powers = stackedPowers(at, linear, net);
  let [sum, meanLinear, meanNet, squareLinear, product, squareNet] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < powers.length; index += 1) {
    const power = powers[index] ?? 0;
    const left = linear[index] ?? 0;
    const right = net[index] ?? 0;
    sum += power;
    meanLinear += power * left;
    meanNet += power * right;
    squareLinear += power * left * left;
    product += power * left * right;
    squareNet += power * right * right;
  }
  meanLinear /= sum;
  meanNet /= sum;
  return {
    meanLinear,
    meanNet,
    varianceLinear: squareLinear / sum - meanLinear * meanLinear,
    covariance: product / sum - meanLinear * meanNet,
    varianceNet: squareNet / sum - meanNet * meanNet,
  };
}

function stackedPowers(at: Stacking, linear: Float32Array, net: Float32Array): Float64Array {
  const powers = new Float64Array(linear.length);
  let peak = -Infinity;
  for (let index = 0; index < powers.length; index += 1) {
    const score = at.linear * (linear[index] ?? 0) + at.net * (net[index] ?? 0);
    powers[index] = score;
    peak = Math.max(peak, score);
  }
  for (let index = 0; index < powers.length; index += 1) powers[index] = Math.exp((powers[index] ?? 0) - peak);
  return powers;
}

/** The probabilities of all classes, which sum to 1. */
export function stackedProbabilities(at: Stacking, linear: Float32Array, net: Float32Array): Float64Array {
  const powers = stackedPowers(at, linear, net);
  let sum = 0;
  for (const power of powers) sum += power;
  for (let index = 0; index < powers.length; index += 1) powers[index] = (powers[index] ?? 0) / sum;
  return powers;
}
