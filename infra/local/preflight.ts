import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { RemedyError } from './errors.ts';

/** What the runner and its tools need. */
const NODE_MAJOR = 22;
const JAVA_MAJOR = 17;

/** @throws RemedyError when this Node.js is too old */
export function checkNode(version: string = process.versions.node): void {
  if (Number(version.split('.')[0]) < NODE_MAJOR) {
    throw new RemedyError(
      `Node.js ${version} is too old; ${NODE_MAJOR} or later is needed`,
      'run it with `npm start`, which uses the Node.js that `npm ci` installs',
    );
  }
}

/** What `java -version` printed; undefined when there is no Java. */
export function javaVersionText(): string | undefined {
  const { error, stderr, stdout } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return error ? undefined : `${stderr}${stdout}`;
}

/** @throws RemedyError when Java is missing or too old for DynamoDB Local */
export function checkJava(text: string | undefined = javaVersionText()): void {
  const remedy = `install Java ${JAVA_MAJOR} or later, e.g. \`apt-get install openjdk-${JAVA_MAJOR}-jre-headless\`, \`brew install openjdk\` or https://adoptium.net`;
  if (text === undefined) throw new RemedyError('DynamoDB Local needs Java, and there is none', remedy);
  const [, first = '0', second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  const major = Number(first === '1' ? second : first);
  if (major < JAVA_MAJOR) {
    throw new RemedyError(
      `Java ${major} is too old for DynamoDB Local; ${JAVA_MAJOR} or later is needed`,
      remedy,
    );
  }
}

/** @throws RemedyError when something else listens on the port */
export async function checkPort(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const other = port + 1;
    throw new RemedyError(
      `port ${port} is not free (${(error as NodeJS.ErrnoException).code})`,
      `stop what uses it, or choose another: \`PORT=${other} npm start\``,
      { cause: error },
    );
  }
  server.close();
  await once(server, 'close');
}
