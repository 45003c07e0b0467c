/**
 * Ends a process when its owner is gone, however the owner ended: standard input closes with the owner, even on SIGKILL.
 * Run as `node guard.ts <pid>` with a pipe as standard input.
 */
const pid = Number(process.argv[2]);

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('SIGHUP', () => {});
process.stdin.resume().on('close', () => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    process.exitCode = 0;
  }
});
