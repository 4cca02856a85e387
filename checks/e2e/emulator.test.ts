import { Aws } from './aws';
import { Emulator } from './emulator';
import { SignIn } from './sign-in';
import { root } from '../../test/events';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await Emulator.start();
});

afterEach(() => emulator.stop());

test('the patched emulator listens on loopback only', () => {
  expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('the patched emulator ends when whoever started it ends', async () => {
  expect(emulator.running).toBe(true);

  await emulator.abandon();

  expect(emulator.running).toBe(false);
  await expect(fetch(emulator.endpoint)).rejects.toThrow();
});

test('the patched emulator lets a test play AWS Sign-In', async () => {
  const seen = await (await SignIn.in(new Aws(emulator))).happens(root());

  expect(seen.detail).toEqual(root().detail);
});

test('fails with the answer of a service that refuses', async () => {
  await expect(new Aws(emulator).subscriptions('arn:aws:sns:us-east-1:123456789012:nobody')).rejects.toThrow(/sns answered 404: .*NotFound/s);
});
