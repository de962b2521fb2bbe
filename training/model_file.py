"""Writes and reads the model file. The layout stands in src/model/file/model_file.hpp; both sides check it whole.

`write_model(path, [("labels/upos", "NOUN\\nVERB\\n"), ("encoder.norm.weight", array), …])` keeps the order of the list and
replaces the file at once, so that a reader sees the old one or the new one. `read_model(path)` gives {name: str or array};
an array is a view of the bytes read.
`python model_file.py FILE` lists the sections.
"""
from __future__ import annotations

import os
import re
import struct
import sys

import numpy as np
import xxhash

MAGIC, VERSION = b"SAYSO\0M1", 1
BOUNDARY, NAME_SIZE, MOST_DIMS = 64, 64, 4
HEADER = struct.Struct("<8sIIQQ32x")
ENTRY = struct.Struct("<64sII4IQQQ16x")
TEXT = 0
TYPES = {1: np.dtype("<f4"), 2: np.dtype("<i1"), 3: np.dtype("<i4"), 4: np.dtype("<u2")}
NUMBERS = {kind: number for number, kind in TYPES.items()}
NAME = re.compile(r"[A-Za-z0-9._/-]{1,63}")


class ModelFileError(ValueError):
    """What is wrong with a model file, or with what should become one."""


def content_of(name, value):
    """Type, dims and bytes of one section."""
    if isinstance(value, (str, bytes)):
        data = value.encode("utf-8") if isinstance(value, str) else value
        data.decode("utf-8")                            # text is UTF-8, however it is given
        return TEXT, (len(data),), data
    if not isinstance(value, np.ndarray):
        raise ModelFileError(f'Section "{name}" is a {type(value).__name__}: give a str, bytes or a numpy array.')
    kind = value.dtype.newbyteorder("<")
    if kind not in NUMBERS:
        raise ModelFileError(f'Section "{name}" is of {value.dtype}: the file has float32, int8, int32 and uint16.')
    if value.ndim > MOST_DIMS:
        raise ModelFileError(f'Section "{name}" has {value.ndim} dimensions: {MOST_DIMS} is the most.')
    return NUMBERS[kind], value.shape, value.astype(kind, copy=False).tobytes()


def padding(size):
    return -size % BOUNDARY


def write_model(path, sections):
    names = [name for name, _ in sections]
    for name in names:
        if not NAME.fullmatch(name):
            raise ModelFileError(f'"{name}" cannot name a section: 1 to 63 of letters, digits and "._-/".')
        if names.count(name) > 1:
            raise ModelFileError(f'Section "{name}" is given twice.')
    entries, parts = [], []
    at = HEADER.size + ENTRY.size * len(sections)      # a multiple of BOUNDARY
    for name, value in sections:
        kind, dims, data = content_of(name, value)
        parts += [bytes(padding(at)), data]
        at += padding(at)
        entries.append(ENTRY.pack(name.encode("ascii"), kind, len(dims), *dims, *[0] * (MOST_DIMS - len(dims)), at,
                                  len(data), xxhash.xxh3_64_intdigest(data)))
        at += len(data)
    directory = b"".join(entries)
    header = HEADER.pack(MAGIC, VERSION, len(sections), at, xxhash.xxh3_64_intdigest(directory))
    unfinished = f"{path}.unfinished"
    with open(unfinished, "wb") as out:
        for part in [header, directory, *parts]:
            out.write(part)
    os.replace(unfinished, path)


def read_entries(path, data):
    def check(is_right, why):
        if not is_right:
            raise ModelFileError(f"The model file {path} is damaged: {why}.")
    check(len(data) >= HEADER.size and data[:8] == MAGIC, "it does not begin as a model file")
    _, version, count, size, checksum = HEADER.unpack_from(data)
    check(version == VERSION, f"it is of version {version}, not {VERSION}")
    check(size == len(data), f"it should have {size} bytes and has {len(data)}")
    check(not any(data[32:HEADER.size]), "its header holds more than it should")
    end = HEADER.size + ENTRY.size * count
    check(end <= size, "its directory reaches beyond its end")
    check(xxhash.xxh3_64_intdigest(data[HEADER.size:end]) == checksum, "the checksum of its directory differs")
    found = set()
    for number in range(count):
        name, kind, rank, *dims, offset, size, checksum = ENTRY.unpack_from(data, HEADER.size + ENTRY.size * number)
        name = name.rstrip(b"\0").decode("latin-1")
        where = f'section "{name}"'
        check(NAME.fullmatch(name) and name not in found, f"{where} is no name or stands twice")
        check(rank <= MOST_DIMS and not any(dims[rank:]), f"{where} has wrong dimensions")
        check(kind == TEXT or kind in TYPES, f"{where} is of an unknown type")
        count_wanted = int(np.prod(dims[:rank], dtype=object)) * (1 if kind == TEXT else TYPES[kind].itemsize)
        check(count_wanted == size, f"{where} has another size than its dimensions make")
        check(offset == end + padding(end) and offset + size <= len(data), f"{where} stands in a wrong place")
        check(not any(data[end:offset]), f"{where} has something before it that belongs to no section")
        content = data[offset:offset + size]
        check(xxhash.xxh3_64_intdigest(content) == checksum, f"{where} has another checksum")
        found.add(name)
        end = offset + size
        yield name, kind, dims[:rank], content
    check(end == len(data), "it goes on after its last section")


def read_model(path):
    with open(path, "rb") as source:
        data = memoryview(source.read())
    model = {}
    for name, kind, dims, content in read_entries(path, data):
        if kind == TEXT:
            model[name] = bytes(content).decode("utf-8")
        else:
            model[name] = np.frombuffer(content, dtype=TYPES[kind]).reshape(dims)
    return model


if __name__ == "__main__":
    for section, value in read_model(sys.argv[1]).items():
        if isinstance(value, str):
            print(f"{section:44} text     {len(value.encode()):>10}")
        else:
            print(f"{section:44} {str(value.dtype):8} {value.nbytes:>10}  {list(value.shape)}")
