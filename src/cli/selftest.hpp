// The self-test that a model file carries (section "selftest.json"): a few texts, and the statements that the model is
// known to find in them. Reading them again shows that model, program and machine work together as they should.
//
//   [{"text": "…", "statements": [{"kind": "direct", "source": [{"begin": 0, "end": 5, "text": "Novak"}], "cue": […],
//     "content": […]}]}]
//
// Statements are those of `sayso read --json` (offsets in code points), and more keys may stand in them: what is compared
// is the kind and the three lists, for confidences differ a little from one kind of processor to another.
// Odd cases: a model without a self-test passes with no texts; a self-test that is not of this form is an error.
#pragma once

#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <cstdint>
#include <string>

namespace sayso {

struct SelfTest {
  std::uint32_t texts = 0;
  std::uint32_t right = 0;
  std::string first_difference;  // one sentence, empty where there is none

  bool is_passed() const { return right == texts; }
};

Result<SelfTest> run_self_test(const Model& model);

}  // namespace sayso
