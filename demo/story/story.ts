import { PULLS, sqlOf } from '../shop/pulls.ts';
import type { Step } from './step.ts';

const LOW: readonly Step[] = [
  {
    pull: 1,
    tell: 'mira opens it',
    act: { kind: 'open' },
    expect: { kind: 'shows', state: 'pending', description: 'LOW · 0 of 1 approval: 1 more from developer' },
  },
  {
    pull: 1,
    tell: 'mira tries to approve her own work',
    act: { kind: 'approve', login: 'mira', body: '' },
    expect: { kind: 'refused', message: 'Can not approve your own pull request' },
  },
  {
    pull: 1,
    tell: 'noor approves, who may triage but not write',
    act: { kind: 'approve', login: 'noor', body: 'Our customers will love it' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'LOW · 0 of 1 approval: 1 more from developer',
      comment: ['noor does not hold the role this takes: developer'],
    },
  },
  {
    pull: 1,
    tell: 'yuki approves, a developer',
    act: { kind: 'approve', login: 'yuki', body: '' },
    expect: { kind: 'shows', state: 'success', description: 'LOW · approved by yuki (developer)' },
  },
];

const MEDIUM: readonly Step[] = [
  {
    pull: 2,
    tell: 'yuki opens it',
    act: { kind: 'open' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'MEDIUM · 0 of 1 approval: 1 more from senior-developer',
      comment: ['Findings: 1 warning'],
    },
  },
  {
    pull: 2,
    tell: 'mira approves, a developer where a senior is needed',
    act: { kind: 'approve', login: 'mira', body: '' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'MEDIUM · 0 of 1 approval: 1 more from senior-developer',
      comment: ['mira does not hold the role this takes: senior-developer'],
    },
  },
  {
    pull: 2,
    tell: 'sara asks for the index to be built without making writes wait',
    act: { kind: 'request-changes', login: 'sara', body: 'Please build the index CONCURRENTLY' },
    expect: { kind: 'shows', state: 'failure', description: 'MEDIUM · changes requested by sara' },
  },
  {
    pull: 2,
    tell: 'yuki pushes just that: the finding is gone, and what sara said still stands',
    act: {
      kind: 'push',
      login: 'yuki',
      path: PULLS[2]?.path ?? '',
      text: sqlOf('007_longer_titles_concurrently.sql'),
      message: 'Build the index concurrently',
    },
    expect: {
      kind: 'shows',
      state: 'failure',
      description: 'MEDIUM · changes requested by sara',
      comment: ['no rule has anything to report'],
    },
  },
  {
    pull: 2,
    tell: 'sara approves, a senior',
    act: { kind: 'approve', login: 'sara', body: 'Thank you!' },
    expect: { kind: 'shows', state: 'success', description: 'MEDIUM · approved by sara (senior-developer)' },
  },
];

const HIGH: readonly Step[] = [
  {
    pull: 3,
    tell: 'mira opens it; omar wrote a part of it',
    act: { kind: 'open' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'HIGH · 0 of 2 approvals: 2 more from senior-developer or tech-lead',
    },
  },
  {
    pull: 3,
    tell: 'omar approves, an administrator, but it is his own work as well',
    act: { kind: 'approve', login: 'omar', body: '' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'HIGH · 0 of 2 approvals: 2 more from senior-developer or tech-lead',
      comment: ['omar co-wrote commit'],
    },
  },
  {
    pull: 3,
    tell: 'sara approves, a senior',
    act: { kind: 'approve', login: 'sara', body: '' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'HIGH · 1 of 2 approvals: 1 more from senior-developer or tech-lead',
    },
  },
  {
    pull: 3,
    tell: 'aino approves, a lead',
    act: { kind: 'approve', login: 'aino', body: 'The backup table makes it safe to undo' },
    expect: {
      kind: 'shows',
      state: 'success',
      description: 'HIGH · approved by sara (senior-developer) and aino (tech-lead)',
    },
  },
  {
    pull: 3,
    tell: 'mira pushes other SQL after the approvals: now it drops a whole table, too',
    act: {
      kind: 'push',
      login: 'mira',
      path: PULLS[3]?.path ?? '',
      text: sqlOf('008_drop_discounts_too.sql'),
      message: 'Drop the table as well',
    },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'HIGH · 0 of 2 approvals: 2 more from senior-developer or tech-lead',
      comment: ['sara approved something else', 'aino approved something else'],
    },
  },
  {
    pull: 3,
    tell: 'sara looks again, and approves what is there now',
    act: { kind: 'approve', login: 'sara', body: '' },
    expect: {
      kind: 'shows',
      state: 'pending',
      description: 'HIGH · 1 of 2 approvals: 1 more from senior-developer or tech-lead',
      comment: ['aino approved something else'],
    },
  },
  {
    pull: 3,
    tell: 'aino looks again, and approves',
    act: { kind: 'approve', login: 'aino', body: '' },
    expect: {
      kind: 'shows',
      state: 'success',
      description: 'HIGH · approved by sara (senior-developer) and aino (tech-lead)',
    },
  },
];

/** A LOW, a MEDIUM and a HIGH migration, from the first look to the green status. */
export const STORY: readonly Step[] = [...LOW, ...MEDIUM, ...HIGH];
