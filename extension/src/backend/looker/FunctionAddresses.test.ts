import { expect, it } from 'vitest';
import { functionNames } from '../../api/routes';
import { FunctionAddresses } from './FunctionAddresses';

it('takes one address for all functions', () => {
  const addresses = FunctionAddresses.parse(' https://orchard.example.com/ml/ ');
  expect(addresses.url('train', '/runs?limit=1')).toBe('https://orchard.example.com/ml/runs?limit=1');
  expect(addresses.missing).toEqual([]);
  expect([...addresses.byAddress]).toEqual([['https://orchard.example.com/ml', [...functionNames]]]);
});

it('takes an address for each function and names those without', () => {
  const addresses = FunctionAddresses.parse('{"predict": "https://predict.example.com", "session": "https://session.example.com/"}');
  expect(addresses.url('predict', '/predict')).toBe('https://predict.example.com/predict');
  expect(addresses.url('info', '/models')).toBeUndefined();
  expect(addresses.missing).toEqual(functionNames.filter((name) => name !== 'predict' && name !== 'session'));
});

it.each(['', 'orchard.example.com', 'http://orchard.example.com', '{"predict": 5}', '{"predict"', '["https://a.example.com"]'])('refuses %j', (text) => {
  expect(() => FunctionAddresses.parse(text)).toThrow();
});
