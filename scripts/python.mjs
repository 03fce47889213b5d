import { aptInstall } from "./apt.mjs";
import { run } from "./run.mjs";
import { StepFailed } from "./steps.mjs";

/**
 * A Python that has aio-pika, for the tests with Python on the other side. Debian's own comes second, because a `python3`
 * earlier on PATH is the one that somebody chose.
 */
const candidates = ["python3", "/usr/bin/python3"];

/**
 * @param {{ readonly canApt: boolean }} machine
 * @returns {Promise<string>} the interpreter
 */
export async function providePython({ canApt }) {
  const found = await findPython();
  if (found !== undefined) return found;
  if (canApt) {
    await aptInstall(["python3-aio-pika"]);
    const installed = await findPython();
    if (installed !== undefined) return installed;
  }
  throw new StepFailed(
    "The tests with Python on the other side need a python3 that has aio-pika. One of these will do:\n" +
      "  sudo apt-get install python3-aio-pika\n" +
      "  python3 -m venv ~/aio-pika && . ~/aio-pika/bin/activate && pip install aio-pika",
  );
}

async function findPython() {
  for (const interpreter of candidates) {
    if ((await run(interpreter, ["-c", "import aio_pika"])).exitCode === 0) return interpreter;
  }
  return undefined;
}
