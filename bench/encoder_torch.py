"""PyTorch's side of bench/run encoder: the same windows, the same weights, one thread. One line of JSON.

`encoder_torch.py MODEL WINDOWS REPEATS [--bf16] [--batch N]`; WINDOWS is what `bench_encoder check` wrote.
"""
from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time

import numpy as np
import torch

from torch_model import encoder_of


def read_windows(path):
    data = np.fromfile(path, dtype=np.int32)
    count, size, width = (int(x) for x in data[:3])
    ids, shapes = (data[3 + k * count * size:3 + (k + 1) * count * size].reshape(count, size) for k in (0, 1))
    vectors = data[3 + 2 * count * size:].view(np.float32).reshape(count, size, width)
    return torch.from_numpy(ids.astype(np.int64)), torch.from_numpy(shapes.astype(np.int64)), vectors


@torch.inference_mode()
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("windows")
    parser.add_argument("repeats", type=int)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--batch", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    encoder = encoder_of(given.model)
    ids, shapes, right = read_windows(given.windows)
    sizes = torch.full((len(ids),), ids.shape[1])
    context = torch.autocast("cpu", dtype=torch.bfloat16) if given.bf16 else contextlib.nullcontext()

    def encode():
        return [encoder(ids[i:i + given.batch], shapes[i:i + given.batch], sizes[i:i + given.batch])
                for i in range(0, len(ids), given.batch)]
    with context:
        found = torch.cat(encode()).float().numpy()
        seconds = []
        for _ in range(given.repeats):
            begin = time.perf_counter()
            encode()
            seconds.append(round(time.perf_counter() - begin, 6))
    json.dump({"torch": torch.__version__.split("+")[0], "pieces": ids.numel(), "seconds": seconds,
               "largest_difference": float(np.abs(found - right).max())}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
