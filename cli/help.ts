import { exportable } from './export.ts';

/** What `--help` prints, in both languages. */
export const help = `一线通命令行 · Yixiantong on the command line

  npm run yxt -- <命令 · command> [选项 · options]

命令 · Commands
  draw freeze  --month 2026-09 --beacon-name "drand quicknet 31808212"
               冻结抽样框并公布承诺值 · freeze the frame, publish the commit
  draw run     --month 2026-09 --beacon <hex>
               用公开信标抽样 · draw with the public beacon
  draw issue   --month 2026-09 --closes-on 2026-09-30 [--out links.csv]
               生成一次性链接(只给一次) · make the one-time links; given once
  draw close   --month 2026-09     结束调查 · close the survey
  draw show    --month 2026-09     调查进度 · how the survey stands
  score        --month 2026-09 [--kind project|unit|official|campaignGroup|county] [--corrects <run> --reason <text>]
               计算考评(市级含所辖县区) · compute the month's runs, a city's with those of its counties
  score review <run>               复核(由第二人) · review, by a second person
  publish      --month 2026-09     发布公示 · publish the board
  verify draw  <file> [<freeze>]   重算抽样(export frame 的文件,或公布的抽样文件和冻结文件) · recompute a draw
               from \`export frame\`, or from the public files of draw and freeze
  verify run   <file>              重算考评(export facts 的文件) · recompute a run from \`export facts\`
  verify board [<file> …]          校验公示链,可不登录 · verify the chain of publications; needs no account
  verify audit <file> [<head>]     离线校验留痕文件;附上次留存的末条校验值可查出删尾 · recompute an exported audit trail, offline
  calendar <file>                  导入年度放假安排(JSON) · import a year's official days: {"year", "holidays", "makeUpDays", "basis"}
  export <list> [--xlsx <file>] [--csv <file>] [--out <file>] [--json] [--month …] [--year …]
               [--edition …] [--on …] [--scope open|closed] [--catalogue …]
               导出名单为工作簿或CSV(默认CSV);名册各表可原样再导入 · export a list, CSV by default; the register's can be imported again:
               ${exportable.join(' ')}
               scores 和 facts 后接考评编号 · scores and facts are followed by a run's id
               pairings 要 --year 和 --edition · pairings needs --year and --edition
  import <file> [--ledger …] [--create units,towns,people] [--good-rows] [--apply]
               试导入台账(.xlsx、.csv);加 --apply 才写入 · dry run of a ledger; written with --apply only
               --create     单位、乡镇、人员未登记的先新建 · create what rows name and nobody registered
               --good-rows  有退回行时只导入合格行 · import the good rows of a file with refused ones

选项 · Options
  --url <url>            系统地址 · where the system is (http://127.0.0.1:3000)
  --token <token>        登录令牌,或环境变量 YXT_TOKEN · bearer token, or YXT_TOKEN
  --as <account>         以本机系统的账号登录,如 office · sign in to a local system, e.g. office
  --jurisdiction <code>  行政区划代码,默认取系统的 · county code; the system's own by default
  --json                 输出JSON · print JSON
  --help, -h             本说明 · this text

退出码 · Exit codes: 0 成功 · done, 1 未成功或校验不符 · refused or not verified, 2 用法有误 · wrong usage
`;
