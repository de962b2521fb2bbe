// The pairs of statements that relate() compares, for who fits the scorers on them.
#pragma once

#include "links/relations/decide.hpp"

#include <functional>

namespace sayso::relations {

// Calls use(a, b, context) for every pair that shares weighty words; within one article when first and second are the same.
void each_pair(const Subject& first, const Subject& second, Ties ties,
               const std::function<void(const Told&, const Told&, PairContext)>& use);

}  // namespace sayso::relations
