/** The same function, which makes what it is asked for once for each pair of arguments. */
export function once<A extends string, B extends string, Made>(make: (a: A, b: B) => Made): (a: A, b: B) => Made {
  const made = new Map<string, Made>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const known = made.get(key) ?? make(a, b);
    made.set(key, known);
    return known;
  };
}
