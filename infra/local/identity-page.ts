import type { Account } from './identity.ts';

/**
 * The page on which one chooses whom to sign in as: accounts by role, with a search box that works without script.
 * @param authorizeUrl the address each account's link leads to, with `login_hint` added to the query
 */
export function signInPage(
  accounts: readonly Account[],
  authorizeUrl: string,
  query: URLSearchParams,
): string {
  const wanted = query.get('search')?.trim() ?? '';
  const shown = accounts.filter((account) =>
    [account.id, account.label, account.unit, account.person, ...account.roles].some((text) =>
      text?.includes(wanted),
    ),
  );
  const groups = Map.groupBy(shown, ({ roles }) => roles.join(' '));
  const kept = new URLSearchParams(query);
  kept.delete('search');
  kept.delete('login_hint');
  const hidden = [...kept]
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('');
  const link = ({ id, label, unit }: Account): string => {
    const target = `${authorizeUrl}?${new URLSearchParams([...kept, ['login_hint', id]])}`;
    const detail = [id, unit].filter((text) => text !== undefined && text !== label).join(' · ');
    return `<li><a href="${escape(target)}">${escape(label)}</a> <small>${escape(detail)}</small></li>`;
  };
  const sections = [...groups]
    .map(
      ([roles, members]) =>
        `<section><h2>${escape(roles || '无角色')}</h2><ul>${members.map(link).join('')}</ul></section>`,
    )
    .join('');
  const none = accounts.length === 0 ? '尚无账号：示例数据还没有载入。' : '没有符合的账号。';

  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>选择登录身份 · 一线通（本机）</title>
<style>
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1.5rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
ul { list-style: none; margin: 0; padding: 0; } li { padding: .375rem 0; border-bottom: 1px solid #ddd; }
a { color: #0b4f9e; } a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
small { color: #555; } input, button { font: inherit; padding: .5rem; } form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: grid; gap: .25rem; flex: 1 1 14rem; }
</style>
</head>
<body>
<main>
<h1>选择登录身份</h1>
<p>这是本机演示用的登录页，无需密码。<span lang="en">Local sign-in: choose an account, no password.</span></p>
<form method="get" action="${escape(authorizeUrl)}" role="search">
${hidden}<label>按姓名、单位或角色查找<input type="search" name="search" value="${escape(wanted)}" autocomplete="off"></label>
<button type="submit">查找</button>
</form>
<p role="status">${shown.length > 0 ? `共 ${shown.length} 个账号` : none}</p>
${sections}
</main>
</body>
</html>
`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
