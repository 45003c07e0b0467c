import type { InputOf, OutputOf, RouteId } from '../../../shared/contract/index.ts';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import type { CaseState } from '../../../shared/intake/model.ts';
import { wiring } from '../../../functions/intake/daily.handler.ts';
import { staff } from '../../fixtures/county.ts';
import type { House, Visitor } from '../../fixtures/house.ts';

export type StaffView = OutputOf<'readCase'>;
type Filing = InputOf<'fileRequest'>;

/** The n-th receipt of a test. */
export const receiptOf = (n: number): string =>
  receiptFrom(new Uint8Array([9, 9, 0, 0, 0, 0, 0, 0, n >> 8, n & 255]));

/** What an enterprise may file, the `n`-th of a test, with overrides. */
export const makeFiling = (n: number, overrides: Partial<Filing> = {}): Filing => ({
  jurisdiction: '422826',
  text: `第${n}件:厂区用电容量不足,申请增容一直没有答复`,
  category: 'utilities',
  unitConcerned: 'u-market',
  receipt: receiptOf(n),
  ...overrides,
});

/** What a member of staff needs for a move, beside the case and its version. */
const moveInputs = {
  acceptCase: {},
  declineCase: { reason: 'noFacts' },
  assignCase: { leadUnit: 'u-market' },
  signCase: {},
  transferCase: { leadUnit: 'u-land', reason: '属于用地问题' },
  contactCase: { note: '已电话联系' },
  replyCase: { text: '已联系供电公司现场勘查' },
  claimCase: { text: '已完成增容' },
  closeUnfixedCase: { explanation: '线路走廊未批复,本年度无法实施' },
  extendCase: { amount: 5, reason: '须等待设备到货' },
  pauseCase: { reason: '等待企业补充材料' },
  resumeCase: {},
  mergeCase: { into: 'the-other' },
} as const;
export type MoveId = keyof typeof moveInputs;
export const moveIds = Object.keys(moveInputs) as MoveId[];

/** What the filer may do, with the input each takes. */
const filerInputs = {
  confirmCase: { level: 'satisfied' },
  reopenCase: { reason: '设备仍然跳闸' },
  rateCase: { level: 'neutral' },
  withdrawCase: {},
} as const;
export type FilerMoveId = keyof typeof filerInputs;
export const filerMoveIds = Object.keys(filerInputs) as FilerMoveId[];

type Staff = Extract<Visitor, { roles: unknown }>;

/** Who usually makes a move. */
export const moverOf: Readonly<Record<MoveId, Staff>> = {
  acceptCase: staff.office,
  declineCase: staff.supervisor,
  assignCase: staff.office,
  signCase: staff.market,
  transferCase: staff.market,
  contactCase: staff.market,
  replyCase: staff.market,
  claimCase: staff.market,
  closeUnfixedCase: staff.office,
  extendCase: staff.supervisor,
  pauseCase: staff.supervisor,
  resumeCase: staff.office,
  mergeCase: staff.office,
};

/** The usual way into each state, after filing. */
const inProgress = ['acceptCase', 'assignCase', 'signCase', 'replyCase'] as const;
export const wayInto: Readonly<
  Record<Exclude<CaseState, 'closedUnrated' | 'duplicate'>, readonly (MoveId | FilerMoveId)[]>
> = {
  submitted: [],
  accepted: ['acceptCase'],
  assigned: ['acceptCase', 'assignCase'],
  signedFor: ['acceptCase', 'assignCase', 'signCase'],
  inProgress,
  claimed: [...inProgress, 'claimCase'],
  confirmed: [...inProgress, 'claimCase', 'confirmCase'],
  reopened: [...inProgress, 'claimCase', 'reopenCase'],
  declined: ['acceptCase', 'declineCase'],
  closedUnfixed: [...inProgress, 'closeUnfixedCase'],
  withdrawn: ['acceptCase', 'withdrawCase'],
};

/** A request under way in a house. */
export class Request {
  readonly house: House;
  readonly receipt: string;
  readonly id: string;

  constructor(house: House, receipt: string, id: string) {
    this.house = house;
    this.receipt = receipt;
    this.id = id;
  }

  static async file(house: House, n: number, overrides: Partial<Filing> = {}): Promise<Request> {
    const filing = makeFiling(n, overrides);
    const { id } = await house.ok('fileRequest', filing);
    return new Request(house, filing.receipt, id);
  }

  /** A request brought into a state. */
  static async in(house: House, n: number, state: keyof typeof wayInto): Promise<Request> {
    const request = await Request.file(house, n);
    for (const step of wayInto[state]) await (isFilerMove(step) ? request.filer(step) : request.move(step));
    return request;
  }

  get #target() {
    return { jurisdiction: this.house.jurisdiction, caseId: this.id };
  }
  read(visitor: Visitor = staff.office): Promise<StaffView> {
    return this.house.ok('readCase', this.#target, visitor);
  }
  view() {
    return this.house.ok('readOwnCase', {}, { filer: this.receipt });
  }
  async input(move: MoveId, overrides: object = {}) {
    const { version } = (await this.read()).case;
    return { ...this.#target, version, ...moveInputs[move], ...overrides } as InputOf<MoveId>;
  }
  async move(move: MoveId, overrides: object = {}, visitor: Visitor = moverOf[move]): Promise<StaffView> {
    return this.house.ok(move, await this.input(move, overrides), visitor);
  }
  /** Usual moves one after the other on a case that was just filed, without reading it between. */
  async through(steps: readonly MoveId[]): Promise<void> {
    let version = 1;
    for (const step of steps) {
      const input = { ...this.#target, version, ...moveInputs[step] } as InputOf<MoveId>;
      ({ version } = (await this.house.ok(step, input, moverOf[step])).case);
    }
  }
  async moveRefusal(move: MoveId, visitor: Visitor = moverOf[move], overrides: object = {}) {
    return this.house.refusal(move, await this.input(move, overrides), visitor);
  }
  filer(move: FilerMoveId, overrides: object = {}) {
    return this.house.ok(move, { ...filerInputs[move], ...overrides } as InputOf<FilerMoveId>, {
      filer: this.receipt,
    });
  }
  filerRefusal(move: FilerMoveId, overrides: object = {}) {
    return this.house.refusal(move, { ...filerInputs[move], ...overrides } as InputOf<FilerMoveId>, {
      filer: this.receipt,
    });
  }
}

const isFilerMove = (id: RouteId): id is FilerMoveId => id in filerInputs;

/** Runs the scheduled check as EventBridge would, with the function's own grants. */
export const runDaily = (house: House) => wiring(house.platformOf('intake-daily'))();

/** Everything that is stored, for tests of what must not be. */
export async function storedUnder(house: House, pk: string): Promise<object[]> {
  return house.platform.tables.records.list({ pk }, { parse: (item: unknown) => item } as never);
}
