import type { InputOf, OutputOf, RouteId } from '../../../shared/contract/index.ts';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { staff } from '../../fixtures/county.ts';
import type { House, Visitor } from '../../fixtures/house.ts';

type Filing = InputOf<'fileComplaint'>;
export type CustodianView = OutputOf<'readComplaint'>;

/** The n-th receipt of a test of complaints. */
export const complaintReceipt = (n: number): string =>
  receiptFrom(new Uint8Array([7, 7, 0, 0, 0, 0, 0, 0, n >> 8, n & 255]));

/** What somebody may complain of, the `n`-th of a test, with overrides. */
export const makeComplaint = (n: number, overrides: Partial<Filing> = {}): Filing => ({
  jurisdiction: '422826',
  text: `第${n}件:窗口工作人员收受好处后才受理许可证变更`,
  unitConcerned: 'u-market',
  about: '二号窗口',
  receipt: complaintReceipt(n),
  ...overrides,
});

/** What a custodian needs for a move, beside the complaint and its version. */
const moves = {
  acceptComplaint: {},
  replyComplaint: { text: '请补充发生的日期' },
  answerComplaint: { outcome: 'substantiated', text: '经核查属实,已作处理' },
  declineComplaint: { text: '请向人民法院起诉' },
  closeComplaint: {},
} as const;
export type ComplaintMove = keyof typeof moves;

/** A complaint under way in a house. */
export class PlayedComplaint {
  readonly house: House;
  readonly receipt: string;
  readonly id: string;

  constructor(house: House, receipt: string, id: string) {
    this.house = house;
    this.receipt = receipt;
    this.id = id;
  }

  static async file(house: House, n: number, overrides: Partial<Filing> = {}): Promise<PlayedComplaint> {
    const filing = makeComplaint(n, overrides);
    const { id } = await house.ok('fileComplaint', filing);
    return new PlayedComplaint(house, filing.receipt, id);
  }

  get target() {
    return { jurisdiction: this.house.jurisdiction, complaintId: this.id };
  }
  view() {
    return this.house.ok('readOwnComplaint', {}, { filer: this.receipt });
  }
  read(visitor: Visitor = staff.custodian): Promise<CustodianView> {
    return this.house.ok('readComplaint', this.target, visitor);
  }
  async #input(move: ComplaintMove, overrides: object) {
    const { version } = (await this.read()).complaint;
    return { ...this.target, version, ...moves[move], ...overrides } as InputOf<ComplaintMove>;
  }
  async move(move: ComplaintMove, overrides: object = {}): Promise<CustodianView> {
    return this.house.ok(move, await this.#input(move, overrides), staff.custodian);
  }
  async moveRefusal(move: ComplaintMove, overrides: object = {}) {
    return this.house.refusal(move, await this.#input(move, overrides), staff.custodian);
  }
  filer<Id extends RouteId>(id: Id, input: object = {}): Promise<OutputOf<Id>> {
    return this.house.ok(id, input as InputOf<Id>, { filer: this.receipt });
  }
  filerRefusal(id: RouteId, input: object = {}) {
    return this.house.refusal(id, input as never, { filer: this.receipt });
  }
}
