import type { UnitLevel } from '../../src/model/study';

/** How the facilities of one type are made up. */
export interface FacilityPlan {
  readonly type: string;
  readonly level: UnitLevel;
  /** name after the unit's, where it differs from the type's */
  readonly suffix?: string;
  /** only these units: streets or towns; villages or communities; counties prone to disaster; towns with many hazards */
  readonly only?: 'street' | 'town' | 'village' | 'community' | 'disaster_prone' | 'multi_hazard';
  /** share of the units that had one before 2018, in the strongest and in the weakest county */
  readonly before: readonly [number, number];
  /** share of the gaps closed in 2018, 2019 or 2020 */
  readonly closing: number;
  /** most in one unit: grows with the people, one more for each so many */
  readonly peopleForEach?: number;
  readonly capacity?: readonly [number, number];
  readonly beds?: readonly [number, number];
  readonly gps?: readonly [number, number];
  readonly staff?: readonly [number, number];
  /** share brought up to standard before 2018, and by 2020 */
  readonly standardised?: readonly [number, number];
  readonly freeEntry?: readonly [number, number];
  readonly tcmZone?: readonly [number, number];
  readonly demonstration?: number;
  /** minutes to load and set off */
  readonly delayMinutes?: number;
}

export const facilityPlans: readonly FacilityPlan[] = [
  {
    type: 'primary_school',
    level: 'town',
    suffix: '中心小学',
    before: [1, 1],
    closing: 1,
    peopleForEach: 7000,
    capacity: [180, 1100],
    staff: [12, 60],
    standardised: [0.84, 0.99],
  },
  {
    type: 'primary_school',
    level: 'village',
    only: 'village',
    before: [0.24, 0.14],
    closing: 0.02,
    capacity: [20, 160],
    staff: [3, 14],
    standardised: [0.74, 0.96],
  },
  {
    type: 'junior_school',
    level: 'town',
    suffix: '初级中学',
    before: [1, 0.9],
    closing: 0.2,
    peopleForEach: 26_000,
    capacity: [200, 1500],
    staff: [20, 120],
    standardised: [0.88, 1],
  },
  {
    type: 'kindergarten_public',
    level: 'town',
    suffix: '中心幼儿园',
    before: [0.96, 0.62],
    closing: 0.75,
    peopleForEach: 16_000,
    capacity: [90, 360],
    staff: [8, 40],
    standardised: [0.8, 0.95],
  },
  {
    type: 'kindergarten_inclusive',
    level: 'village',
    only: 'community',
    before: [0.5, 0.3],
    closing: 0.25,
    capacity: [60, 270],
    staff: [6, 30],
  },
  {
    type: 'kindergarten_inclusive',
    level: 'village',
    only: 'village',
    before: [0.1, 0.04],
    closing: 0.05,
    capacity: [30, 120],
    staff: [3, 12],
  },
  {
    type: 'senior_high',
    level: 'county',
    suffix: '中学',
    before: [1, 1],
    closing: 1,
    peopleForEach: 75_000,
    capacity: [900, 3600],
    staff: [80, 320],
    standardised: [0.8, 1],
    demonstration: 0.24,
  },
  {
    type: 'vocational_school',
    level: 'county',
    suffix: '职业教育中心',
    before: [1, 1],
    closing: 1,
    peopleForEach: 105_000,
    capacity: [500, 2300],
    staff: [40, 180],
    standardised: [0.6, 0.9],
    demonstration: 0.15,
  },
  { type: 'employment_service', level: 'county', suffix: '人力资源和社会保障服务中心', before: [1, 1], closing: 1, staff: [12, 40] },
  { type: 'employment_service', level: 'town', before: [0.98, 0.72], closing: 0.85, staff: [2, 6] },
  { type: 'training_base', level: 'county', before: [0.8, 0.35], closing: 0.7, capacity: [150, 900] },
  { type: 'social_card_terminal', level: 'town', before: [0.92, 0.5], closing: 0.8 },
  { type: 'social_card_terminal', level: 'village', before: [0.16, 0.05], closing: 0.25 },
  {
    type: 'general_hospital',
    level: 'county',
    suffix: '人民医院',
    before: [1, 1],
    closing: 1,
    peopleForEach: 170_000,
    capacity: [900, 3200],
    beds: [120, 780],
    staff: [160, 900],
  },
  {
    type: 'tcm_hospital',
    level: 'county',
    suffix: '中医医院',
    before: [1, 0.7],
    closing: 0.6,
    capacity: [400, 1500],
    beds: [80, 420],
    staff: [90, 420],
  },
  {
    type: 'township_health_centre',
    level: 'town',
    only: 'town',
    suffix: '中心卫生院',
    before: [1, 0.86],
    closing: 0.45,
    capacity: [80, 260],
    beds: [12, 90],
    gps: [0, 6],
    staff: [10, 70],
    standardised: [0.74, 0.96],
    tcmZone: [0.58, 0.93],
  },
  {
    type: 'community_health_centre',
    level: 'town',
    only: 'street',
    before: [1, 0.9],
    closing: 0.9,
    capacity: [150, 420],
    beds: [0, 40],
    gps: [1, 9],
    staff: [18, 80],
    standardised: [0.86, 1],
    tcmZone: [0.7, 1],
  },
  {
    type: 'village_clinic',
    level: 'village',
    only: 'village',
    before: [0.985, 0.86],
    closing: 0.55,
    capacity: [20, 45],
    gps: [0, 1],
    staff: [1, 3],
    standardised: [0.7, 0.93],
  },
  {
    type: 'village_clinic',
    level: 'village',
    only: 'community',
    suffix: '卫生服务站',
    before: [0.7, 0.45],
    closing: 0.3,
    capacity: [30, 80],
    gps: [0, 2],
    staff: [2, 6],
    standardised: [0.75, 0.95],
  },
  { type: 'cdc', level: 'county', before: [1, 1], closing: 1, staff: [24, 70], standardised: [0.58, 1] },
  { type: 'maternal_child_hospital', level: 'county', before: [1, 0.85], closing: 0.5, beds: [20, 160], staff: [30, 190] },
  { type: 'legal_service_centre', level: 'county', before: [0.9, 0.5], closing: 1, staff: [5, 14] },
  { type: 'legal_service_station', level: 'town', before: [0.85, 0.3], closing: 0.85, staff: [1, 4] },
  { type: 'legal_service_room', level: 'village', before: [0.45, 0.12], closing: 0.72 },
  { type: 'social_aid_office', level: 'town', before: [0.98, 0.78], closing: 0.95, staff: [1, 4] },
  {
    type: 'elderly_home',
    level: 'county',
    suffix: '中心敬老院',
    before: [1, 0.85],
    closing: 0.6,
    peopleForEach: 90_000,
    capacity: [80, 320],
    beds: [80, 320],
    staff: [12, 60],
  },
  {
    type: 'elderly_home',
    level: 'town',
    suffix: '敬老院',
    before: [0.42, 0.22],
    closing: 0.15,
    capacity: [30, 120],
    beds: [30, 120],
    staff: [4, 20],
  },
  { type: 'elderly_day_care', level: 'village', before: [0.22, 0.08], closing: 0.3, capacity: [12, 40] },
  { type: 'child_welfare_home', level: 'county', before: [0.75, 0.25], closing: 0.5, beds: [20, 90] },
  { type: 'minors_protection_centre', level: 'county', before: [0.7, 0.2], closing: 0.7 },
  { type: 'funeral_home', level: 'county', before: [0.9, 0.35], closing: 0.3 },
  { type: 'relief_depot_county', level: 'county', before: [0.9, 0.55], closing: 0.5, capacity: [3000, 12_000], delayMinutes: 15 },
  {
    type: 'relief_depot_town',
    level: 'town',
    only: 'multi_hazard',
    before: [0.6, 0.25],
    closing: 0.6,
    capacity: [300, 1500],
    delayMinutes: 10,
  },
  {
    type: 'relief_depot_community',
    level: 'village',
    only: 'community',
    before: [0.3, 0.1],
    closing: 0.45,
    capacity: [50, 250],
    delayMinutes: 5,
  },
  {
    type: 'relief_depot_community',
    level: 'village',
    only: 'village',
    before: [0.08, 0.04],
    closing: 0.2,
    capacity: [30, 160],
    delayMinutes: 5,
  },
  { type: 'library', level: 'county', suffix: '图书馆', before: [1, 0.85], closing: 1, capacity: [120, 600], freeEntry: [0.9, 1] },
  { type: 'museum', level: 'county', before: [0.9, 0.4], closing: 0.4, freeEntry: [0.75, 0.95] },
  { type: 'gallery', level: 'county', before: [0.5, 0.1], closing: 0.4, freeEntry: [0.7, 0.95] },
  { type: 'culture_hall', level: 'county', before: [1, 0.9], closing: 1, freeEntry: [0.9, 1] },
  { type: 'cultural_station', level: 'town', before: [0.98, 0.72], closing: 0.78, freeEntry: [0.86, 0.98] },
  { type: 'village_culture_centre', level: 'village', before: [0.78, 0.42], closing: 0.7, freeEntry: [0.95, 1] },
  { type: 'reading_centre', level: 'village', only: 'community', before: [0.6, 0.3], closing: 0.55 },
  { type: 'farm_library', level: 'village', only: 'village', before: [0.86, 0.6], closing: 0.6 },
  { type: 'newspaper_board', level: 'town', before: [0.92, 0.6], closing: 0.6 },
  { type: 'stadium', level: 'county', before: [0.95, 0.55], closing: 0.55, capacity: [2000, 18_000], freeEntry: [0.75, 0.95] },
  { type: 'fitness_centre', level: 'county', before: [0.7, 0.25], closing: 0.7, freeEntry: [0.6, 0.9] },
  { type: 'village_court', level: 'village', before: [0.83, 0.55], closing: 0.65, freeEntry: [1, 1] },
  { type: 'disabled_service_county', level: 'county', before: [0.85, 0.45], closing: 0.75, beds: [20, 60] },
  { type: 'disabled_service_town', level: 'town', before: [0.6, 0.25], closing: 0.6 },
  { type: 'disabled_service_village', level: 'village', before: [0.3, 0.08], closing: 0.4 },
  { type: 'special_school', level: 'county', suffix: '特殊教育学校', before: [0.7, 0.25], closing: 0.5, capacity: [40, 160] },
  { type: 'resource_room', level: 'town', before: [0.35, 0.1], closing: 0.4 },
];

/** Facilities of the city, by name. */
export const cityFacilities: readonly {
  readonly type: string;
  readonly name: string;
  readonly opened: number;
  readonly columns?: Readonly<Record<string, string>>;
}[] = [
  { type: 'vocational_college', name: '宝鸡职业技术学院', opened: 2003, columns: { capacity: '12000', provincial_demonstration: 'yes' } },
  { type: 'vocational_college', name: '宝鸡示意职业学院', opened: 2019, columns: { capacity: '4500', provincial_demonstration: 'no' } },
  { type: 'vocational_training_centre', name: '宝鸡市职业教育实训中心', opened: 2019, columns: { capacity: '2400' } },
  { type: 'training_base', name: '宝鸡市综合公共实训基地', opened: 2018, columns: { capacity: '1600' } },
  { type: 'general_hospital', name: '宝鸡市中心医院', opened: 1985, columns: { capacity: '5200', beds: '1600', staff: '2300' } },
  { type: 'tcm_hospital', name: '宝鸡市中医医院', opened: 1985, columns: { capacity: '2600', beds: '900', staff: '1200' } },
  { type: 'cdc', name: '宝鸡市疾病预防控制中心', opened: 1998, columns: { staff: '150', standardised: 'yes' } },
  { type: 'maternal_child_hospital', name: '宝鸡市妇幼保健院', opened: 1989, columns: { beds: '420', staff: '560' } },
  { type: 'legal_service_centre', name: '宝鸡市公共法律服务中心', opened: 2017 },
  { type: 'child_welfare_home', name: '宝鸡市儿童福利院', opened: 2008, columns: { beds: '180' } },
  { type: 'minors_protection_centre', name: '宝鸡市未成年人救助保护中心', opened: 2012 },
  { type: 'funeral_home', name: '宝鸡市殡仪馆', opened: 1992 },
  { type: 'relief_depot_city', name: '宝鸡市救灾物资储备库', opened: 2014, columns: { capacity: '40000', delay_minutes: '20' } },
  { type: 'library', name: '宝鸡市图书馆', opened: 1999, columns: { capacity: '1200', free_entry: 'yes' } },
  { type: 'museum', name: '宝鸡青铜器博物院', opened: 2010, columns: { free_entry: 'yes' } },
  { type: 'gallery', name: '宝鸡市美术馆', opened: 2013, columns: { free_entry: 'yes' } },
  { type: 'culture_hall', name: '宝鸡市群众艺术馆', opened: 1996, columns: { free_entry: 'yes' } },
  { type: 'stadium', name: '宝鸡市体育场', opened: 2010, columns: { capacity: '30000', free_entry: 'yes' } },
  { type: 'fitness_centre', name: '宝鸡市全民健身中心', opened: 2016, columns: { free_entry: 'no' } },
  { type: 'special_school', name: '宝鸡市特殊教育学校', opened: 1991, columns: { capacity: '260' } },
  { type: 'disabled_service_county', name: '宝鸡市残疾人康复中心', opened: 2011, columns: { beds: '120' } },
];

/** How far a county is behind, 0 (strongest) to 1 (weakest): made up, believable by its terrain and means. */
export const behind: Readonly<Record<string, number>> = {
  610302: 0.05,
  610303: 0.08,
  610304: 0.4,
  610305: 0.25,
  610323: 0.28,
  610324: 0.4,
  610326: 0.3,
  610327: 0.72,
  610328: 0.5,
  610329: 0.9,
  610330: 0.75,
  610331: 1,
};

/** Gaps that are set by hand, so that they are there whatever the dice say: type and code of the unit, never opened. */
export const fixedGaps: ReadonlySet<string> = new Set([
  'relief_depot_county,610331',
  'tcm_hospital,610331',
  'township_health_centre,610331105',
  'township_health_centre,610330107',
  'township_health_centre,610329106',
  'township_health_centre,610327113',
  'township_health_centre,610304113',
  'cultural_station,610331104',
  'cultural_station,610327113',
]);

/** Openings that are set by hand, so that the circle of primary care closes visibly from 2018 to 2020: type and code of the unit, and the year. */
export const fixedOpenings: ReadonlyMap<string, number> = new Map([
  ['township_health_centre,610327109', 2019],
  ['township_health_centre,610329107', 2019],
  ['township_health_centre,610331106', 2019],
  ['township_health_centre,610304112', 2020],
  ['township_health_centre,610327112', 2020],
  ['township_health_centre,610328107', 2020],
  ['township_health_centre,610330106', 2020],
]);
