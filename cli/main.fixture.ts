import { main } from './main.ts';

/** Runs a command line against a system that gives these answers by path. */
export async function run(args: string, answers: Readonly<Record<string, unknown>> = {}) {
  const said = { out: '', err: '' };
  const progress: string[] = [];
  const requests: { url: string; init: RequestInit | undefined }[] = [];
  const code = await main(args.split(' ').filter(Boolean), {
    fetch: async (url, init) => {
      requests.push({ url, init });
      const { pathname, search } = new URL(url);
      const answer = answers[pathname + search] ?? answers[pathname];
      return answer instanceof Response
        ? answer
        : Response.json(answer ?? {}, { status: answer ? 200 : 404 });
    },
    wait: async () => {},
    print: (text) => (said.out += text),
    progress: (text) => progress.push(text),
    complain: (text) => (said.err += text),
    environment: {},
  });
  return { code, ...said, progress, requests };
}
