/** The Chinese words of enumerated columns, and what they stand for in the register. */
import type { Assignment, Programme, Target } from '../arrangements.ts';
import type { Duty, Enterprise, Person, Project, Unit } from '../model.ts';
import type { ProgrammePart } from './definition.ts';

type Words<T extends string> = Readonly<Record<string, T>>;

export const unitKinds: Words<Unit['kind']> = {
  部门: 'department',
  县直部门: 'department',
  市直部门: 'department',
  单位: 'department',
  园区: 'park',
  开发区: 'park',
  乡镇: 'town',
  镇: 'town',
  乡: 'town',
  街道: 'town',
  镇办: 'town',
  银行: 'bank',
  金融机构: 'bank',
};

export const rankWords: Words<NonNullable<Person['rank']>> = {
  党委书记: 'partySecretary',
  县委书记: 'partySecretary',
  市委书记: 'partySecretary',
  县长: 'countyHead',
  市长: 'countyHead',
  政府主要负责人: 'countyHead',
  常委: 'standingCommittee',
  县委常委: 'standingCommittee',
  市委常委: 'standingCommittee',
  副县长: 'deputyCountyHead',
  副市长: 'deputyCountyHead',
  县级领导: 'countyLeader',
  市级领导: 'countyLeader',
  科级: 'sectionHead',
  正科级: 'sectionHead',
  副科级: 'sectionHead',
  部门负责人: 'sectionHead',
  一般干部: 'staff',
  干部: 'staff',
};

/** Sections of GB/T 4754 and the groups that the survey's strata are made of. */
export const sectorWords: Words<Enterprise['sector']> = {
  工业: 'industry',
  采矿业: 'industry',
  制造业: 'industry',
  '电力、热力、燃气及水生产和供应业': 'industry',
  建筑业: 'construction',
  商贸: 'trade',
  商贸业: 'trade',
  批发和零售业: 'trade',
  批发零售业: 'trade',
  住宿和餐饮业: 'trade',
  住宿餐饮业: 'trade',
  服务业: 'services',
  '交通运输、仓储和邮政业': 'services',
  '信息传输、软件和信息技术服务业': 'services',
  金融业: 'services',
  房地产业: 'services',
  租赁和商务服务业: 'services',
  科学研究和技术服务业: 'services',
  '水利、环境和公共设施管理业': 'services',
  '居民服务、修理和其他服务业': 'services',
  教育: 'services',
  卫生和社会工作: 'services',
  '文化、体育和娱乐业': 'services',
  农业: 'agriculture',
  农林牧渔业: 'agriculture',
  '农、林、牧、渔业': 'agriculture',
};

export const sizeWords: Words<Enterprise['size']> = {
  大型: 'large',
  大: 'large',
  中型: 'medium',
  中: 'medium',
  小型: 'small',
  小: 'small',
  微型: 'micro',
  微: 'micro',
};

export const projectKindWords: Words<Project['kind']> = {
  续建: 'continuing',
  续建项目: 'continuing',
  新开工: 'newStart',
  新开工项目: 'newStart',
  新建: 'newStart',
  新建项目: 'newStart',
  计划: 'planned',
  计划项目: 'planned',
  前期: 'planned',
  前期项目: 'planned',
  储备: 'planned',
  谋划: 'planned',
};

export const stageWords: Words<Project['stage']> = {
  已复工: 'resumed',
  复工: 'resumed',
  已开工: 'started',
  开工: 'started',
  在建: 'started',
  推进中: 'advancing',
  未开工: 'advancing',
  前期: 'advancing',
  前期工作: 'advancing',
};

export const difficultyWords: Words<Project['difficulty']> = {
  A: 'A',
  A类: 'A',
  B: 'B',
  B类: 'B',
  C: 'C',
  C类: 'C',
};

export const priorityWords: Words<Project['priority']> = {
  县级: 'county',
  县级重点: 'county',
  县重点: 'county',
  市级: 'city',
  市级重点: 'city',
  市重点: 'city',
  省级: 'province',
  省级重点: 'province',
  省重点: 'province',
};

export const appliesToWords: Words<Duty['appliesTo']> = {
  领导: 'official',
  领导干部: 'official',
  包联领导: 'official',
  观察员: 'observer',
  营商环境观察员: 'observer',
};

export const recordWords: Words<Duty['record']> = {
  走访: 'visit',
  联系: 'contact',
  联系企业: 'contact',
  现场办公: 'onSiteOffice',
  会议: 'meeting',
  推进会: 'meeting',
  观摩点评: 'observeAndReview',
  列席旁听: 'sitIn',
  明察暗访: 'openOrCovertCheck',
  检查: 'inspection',
  外出招商: 'trip',
  企业家沙龙: 'salon',
  座谈: 'salon',
  月纪实: 'journal',
  季点评: 'quarterReview',
  小产业: 'smallIndustry',
  线索: 'lead',
};

export const periodWords: Words<Duty['period']> = {
  月: 'month',
  每月: 'month',
  季: 'quarter',
  季度: 'quarter',
  每季度: 'quarter',
  半年: 'halfYear',
  每半年: 'halfYear',
  年: 'year',
  每年: 'year',
};

export const personKindWords: Words<Person['kind']> = {
  领导干部: 'official',
  领导: 'official',
  承办人: 'handler',
  经办人: 'handler',
  观察员: 'observer',
  企业联系人: 'contact',
};

export const programmeKindWords: Words<Programme['kind']> = {
  常设方案: 'standing',
  常设: 'standing',
  攻坚行动: 'campaign',
  攻坚: 'campaign',
};

export const programmePartWords: Words<ProgrammePart> = {
  目标: 'goals',
  工作专班: 'workstreams',
  专班: 'workstreams',
  工作组: 'workGroups',
  任务类型: 'taskTypes',
  片区: 'areas',
};

export const activationWords: Words<Programme['activation'][number]> = {
  牵头领导: 'leader',
  专班成员: 'team',
  工作方案: 'plan',
};

export const ownerRoleWords: Words<Assignment['owners'][number]['role']> = {
  市级: 'city',
  县级: 'county',
  企业: 'enterprise',
};

/** What a goal's target counts. */
export const targetWords: Words<Target['of']> = {
  入列: 'entries',
  签约: 'signing',
  立项: 'approval',
  用地: 'land',
  开工: 'start',
  主体完工: 'mainStructure',
  试生产: 'trialProduction',
  投产: 'production',
  走访: 'visit',
  联系: 'contact',
  现场办公: 'onSiteOffice',
  会议: 'meeting',
  观摩点评: 'observeAndReview',
  列席旁听: 'sitIn',
  明察暗访: 'openOrCovertCheck',
  检查: 'inspection',
  外出招商: 'trip',
  企业家沙龙: 'salon',
  月纪实: 'journal',
  季点评: 'quarterReview',
  小产业: 'smallIndustry',
};
