// The peer of the kernel: a plain bucket queue over a row-major grid with a margin of one cell, float64 times, int32 owners, 8 neighbours.
// Build: clang -O3 -march=native -DPACE=float bucket.c -o bucket
// Run:   bucket WIDTH HEIGHT friction.f32 sources.i32 times.f64 ROUNDS BOUND_SECONDS
//   friction.f32: minutes per metre, 0 for closed; sources.i32: cells; cells of 30 m; prints CPU seconds of each round.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef PACE
#define PACE float
#endif
#define BUCKETS 64

typedef struct {
  double time;
  int32_t cell;
} Entry;

typedef struct {
  Entry *entries;
  int32_t used, room;
} Bucket;

static Bucket buckets[BUCKETS];

static inline void push(double time, int32_t cell, double per_second) {
  Bucket *b = &buckets[(int64_t)(time * per_second) & (BUCKETS - 1)];
  if (b->used == b->room) {
    b->room = b->room ? 2 * b->room : 1024;
    b->entries = realloc(b->entries, sizeof(Entry) * b->room);
  }
  b->entries[b->used++] = (Entry){time, cell};
}

static void *read_all(const char *path, size_t bytes) {
  void *into = malloc(bytes);
  FILE *file = fopen(path, "rb");
  if (!file || fread(into, 1, bytes, file) != bytes) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(1);
  }
  fclose(file);
  return into;
}

int main(int argc, char **argv) {
  if (argc != 8) return 1;
  const int32_t width = atoi(argv[1]), height = atoi(argv[2]), rounds = atoi(argv[6]);
  const double bound = atof(argv[7]);
  const int32_t stride = width + 2;
  const size_t cells = (size_t)stride * (height + 2);
  float *friction = read_all(argv[3], sizeof(float) * width * height);
  FILE *file = fopen(argv[4], "rb");
  fseek(file, 0, SEEK_END);
  const int32_t count = (int32_t)(ftell(file) / 4);
  fclose(file);
  int32_t *sources = read_all(argv[4], sizeof(int32_t) * count);

  PACE *pace = malloc(sizeof(PACE) * cells);
  double *seconds = malloc(sizeof(double) * cells);
  int32_t *owner = malloc(sizeof(int32_t) * cells);
  for (size_t i = 0; i < cells; i++) pace[i] = INFINITY;
  double best = INFINITY, sum = 0, open = 0;
  for (int32_t row = 0; row < height; row++)
    for (int32_t column = 0; column < width; column++) {
      const float minutes = friction[(size_t)row * width + column];
      if (!(minutes > 0)) continue;
      pace[(size_t)(row + 1) * stride + column + 1] = minutes;
      if (minutes < best) best = minutes;
      sum += minutes;
      open++;
    }
  const int32_t offset[8] = {1, -1, -stride, stride, 1 - stride, -1 - stride, 1 + stride, stride - 1};
  // half the length of a step, times the seconds of a minute
  double share[8];
  for (int i = 0; i < 8; i++) share[i] = 60 * (i < 4 ? 15 : sqrt(1800.0) / 2);
  const double width_seconds = fmax(best, sum / open / 16) * 60 * 30 * 0.999;
  const double per_second = 1 / width_seconds;

  for (int32_t round = 0; round < rounds; round++) {
    const clock_t start = clock();
    for (size_t i = 0; i < cells; i++) seconds[i] = INFINITY;
    for (size_t i = 0; i < cells; i++) owner[i] = -1;
    for (int32_t i = 0; i < count; i++) {
      const int32_t cell = (sources[i] / width + 1) * stride + sources[i] % width + 1;
      if (pace[cell] == INFINITY || seconds[cell] == 0) continue;
      seconds[cell] = 0;
      owner[cell] = i;
      push(0, cell, per_second);
    }
    for (int32_t turn = 0, empty = 0; empty < BUCKETS; turn++) {
      Bucket *b = &buckets[turn & (BUCKETS - 1)];
      empty = b->used ? 0 : empty + 1;
      for (int32_t k = 0; k < b->used; k++) {
        const double time = b->entries[k].time;
        const int32_t cell = b->entries[k].cell;
        if (time != seconds[cell]) continue;
        const double own = pace[cell];
        const int32_t label = owner[cell];
        for (int step = 0; step < 8; step++) {
          const int32_t near = cell + offset[step];
          const double later = time + (own + (double)pace[near]) * share[step];
          const double before = seconds[near];
          if (later <= before && later <= bound && (later < before || label < owner[near])) {
            seconds[near] = later;
            owner[near] = label;
            push(later, near, per_second);
          }
        }
      }
      b->used = 0;
    }
    printf("%.4f\n", (double)(clock() - start) / CLOCKS_PER_SEC);
  }
  file = fopen(argv[5], "wb");
  for (int32_t row = 0; row < height; row++) fwrite(seconds + (size_t)(row + 1) * stride + 1, sizeof(double), width, file);
  fclose(file);
  return 0;
}
