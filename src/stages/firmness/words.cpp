#include "stages/firmness/words.hpp"

#include "base/text_list.hpp"
#include "stages/acts/inflection.hpp"

#include <algorithm>
#include <array>

namespace sayso {

namespace texts {
extern const std::string_view firmness;  // models/firmness.txt
}

namespace {

constexpr std::size_t kind_count = static_cast<std::size_t>(Firming::count);
static_assert(kind_count <= 64, "a set of kinds is one number");

constexpr std::array<std::string_view, kind_count> names{
    "may",     "can",      "would",    "should",     "must",       "will",    "not",     "few",
    "only",    "probable", "possible", "improbable", "impossible", "hearsay", "sure",    "if",
    "whether", "until",    "instead",  "after",      "manage",     "fail",    "prevent", "refuse",
    "deny",    "know",     "say",      "believe",    "doubt",      "hope",    "plan",    "ask",
    "try",     "expect",   "seem",     "allow",      "threaten",   "fear",    "chance",  "pretend"};

constexpr std::size_t longest_word = 24;

// The word that a form may come from, with another ending; the buffer holds it.
std::string_view with_ending(std::string_view form, std::size_t cut, std::string_view ending,
                             std::array<char, 2 * longest_word>& buffer) {
  const std::size_t kept = form.size() - cut;
  std::copy_n(form.begin(), kept, buffer.begin());
  std::copy(ending.begin(), ending.end(), buffer.begin() + static_cast<std::ptrdiff_t>(kept));
  return {buffer.data(), kept + ending.size()};
}

struct Ending {
  std::string_view form, word;
};
constexpr Ending endings[] = {{"s", ""},  {"es", ""},   {"ies", "y"}, {"d", ""},
                              {"ed", ""}, {"ied", "y"}, {"ing", ""},  {"ing", "e"}};

}  // namespace

std::string_view name_of(Firming kind) { return names[static_cast<std::size_t>(kind)]; }

FirmnessWords::FirmnessWords(std::string_view text) {
  each_line(text, [&](std::string_view line, std::uint32_t number) {
    const std::size_t colon = line.find(':');
    const auto* const kind = colon == std::string_view::npos || line[0] != '@'
                                 ? names.end()
                                 : std::find(names.begin(), names.end(), line.substr(1, colon - 1));
    if (kind == names.end()) {
      faults_.push_back("Line " + std::to_string(number) +
                        " of models/firmness.txt does not begin with @, a kind of the list and a colon.");
      return;
    }
    each_part(line.substr(colon + 1), ' ',
              [&](std::string_view word) { words_[word] |= Firmings{1} << (kind - names.begin()); });
  });
}

Firmings FirmnessWords::exactly(std::string_view word, std::string_view particle) const {
  if (particle.empty()) {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }
  std::array<char, 2 * longest_word + 1> buffer{};
  if (word.size() + particle.size() + 1 > buffer.size()) return 0;
  char* const end = std::copy(word.begin(), word.end(), buffer.data());
  *end = '_';
  std::copy(particle.begin(), particle.end(), end + 1);
  const auto found = words_.find(std::string_view(buffer.data(), word.size() + 1 + particle.size()));
  return found == words_.end() ? 0 : found->second;
}

Firmings FirmnessWords::kinds(std::string_view form) const { return kinds(form, {}); }

Firmings FirmnessWords::kinds(std::string_view form, std::string_view particle) const {
  if (form.size() > longest_word) return 0;
  // "couldn't" as one word, as some cut it.
  if (form.size() > 3 && form.ends_with("n't"))
    return exactly(form.substr(0, form.size() - 3), {}) | bit(Firming::negation);
  Firmings found = exactly(form, particle);
  if (found != 0) return found;
  if (const std::string_view base = base_of_irregular(form); !base.empty()) return exactly(base, particle);
  std::array<char, 2 * longest_word> buffer{};
  for (const Ending& ending : endings) {
    if (form.size() < ending.form.size() + 2 || !form.ends_with(ending.form)) continue;
    found |= exactly(with_ending(form, ending.form.size(), ending.word, buffer), particle);
    // "admitted": the last consonant is doubled.
    const std::size_t stem = form.size() - ending.form.size();
    if ((ending.form == "ed" || ending.form == "ing") && stem > 2 && form[stem - 1] == form[stem - 2])
      found |= exactly(with_ending(form, ending.form.size() + 1, {}, buffer), particle);
  }
  return found;
}

const FirmnessWords& FirmnessWords::shared() {
  static const FirmnessWords words(texts::firmness);
  return words;
}

}  // namespace sayso
