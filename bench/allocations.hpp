// Counts every call for memory in the program that this is linked into, those of libraries too: malloc and its kin are
// defined here and passed on to glibc's own.
//
//   const std::uint64_t before = allocations();
//   reader.read(article, document);
//   const std::uint64_t made = allocations() - before;
//
// Odd case: a realloc counts as one, also where the block grows in place; free is not counted.
#pragma once

#include <cstdint>

namespace sayso::bench {

std::uint64_t allocations();
std::uint64_t allocated_bytes();

}  // namespace sayso::bench
