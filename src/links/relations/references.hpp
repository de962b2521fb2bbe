// Nouns that stand for what somebody said before (models/relations/references.txt): "the accusation", "the higher figure".
//
//   reference_of(hash_of(stem_of("accusations"))) == Reference::blame
//
// Odd case: "it", "this" and "that" stand for anything, and only for what was said right before.
#pragma once

#include "links/relations/words.hpp"

#include <cstdint>

namespace sayso::relations {

enum class Reference : std::uint8_t { none, blame, saying, count, any };

Reference reference_of(Sense stem);

}  // namespace sayso::relations
