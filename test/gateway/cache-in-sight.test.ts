import { needCacheInSight } from './cache-in-sight';

test.each(['/tmp', '/tmp/home/.cache/meridian', '/var/../tmp/cache'])('a cache in %s is hidden from pods', (cache) => {
  expect(() => needCacheInSight(cache)).toThrow(
    `${cache}: built programs are kept under /tmp, where pods have a folder of their own and would not find them: set MERIDIAN_CACHE to a folder elsewhere`,
  );
});

test.each(['/home/me/.cache/meridian', '/tmpfs/cache', '/var/tmp/cache'])('a cache in %s is seen', (cache) => {
  expect(() => needCacheInSight(cache)).not.toThrow();
});
