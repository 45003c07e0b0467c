import { describe, expect, it } from 'vitest';
import { routedFunctions } from '../../shared/contract/index.ts';
import { arnName, list, pascal, type Statement, templateOf } from './template.ts';

const template = templateOf('prod');

describe('the gateway', () => {
  it('calls the functions of the contract, in a role of its own, and no other', () => {
    const callers = template.grants.filter(([id]) => id.startsWith('ApiCaller'));
    expect(callers.map(([, { Action }]) => Action)).toEqual(['lambda:InvokeFunction']);
    const [[, { Resource }]] = callers as [[string, Statement]];
    expect(list(Resource).map(arnName).toSorted()).toEqual(routedFunctions.map(pascal).toSorted());
    expect(template.ofType('AWS::Lambda::Permission')).toEqual([]);
  });
});
