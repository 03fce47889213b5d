/** Starts to measure; the function says how many milliseconds of processor time this process has taken since, on however busy a machine. */
export function processorTime() {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return Math.round((user + system) / 1000);
  };
}
