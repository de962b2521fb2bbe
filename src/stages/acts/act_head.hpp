// What the network thinks a statement does: scores of its cue's tokens and of its content's, each averaged, then summed
// (training/meaning.py), as logarithms of shares that add up to one. Linear in the tokens.
//
//   const ActShares shares = act_shares(document.meanings, saying.cue(), saying.content());
//   shares[Act::deny]
//
// Odd case: neither cue nor content leaves every act as likely.
#pragma once

#include "sayso/document.hpp"

#include <array>
#include <vector>

namespace sayso {

struct ActShares {
  std::array<float, act_count> log{};
  float operator[](Act act) const { return log[static_cast<std::size_t>(act)]; }
};

ActShares act_shares(const Meanings& meanings, const std::vector<std::uint32_t>& cue,
                     const std::vector<std::uint32_t>& content);

}  // namespace sayso
