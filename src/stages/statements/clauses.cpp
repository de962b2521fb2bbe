#include "stages/statements/clauses.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace sayso {

namespace {

// No sentence that people write has a phrase this long or a tree this deep; one that nobody wrote must take no endless time.
constexpr std::uint32_t furthest = 120, deepest = 60;

}  // namespace

bool Clauses::is_known() const {
  return document_.tokens.size() > 0 && document_.tokens.head.size() == document_.tokens.size() &&
         document_.tokens.relation.size() == document_.tokens.size() &&
         document_.tokens.upos.size() == document_.tokens.size();
}

std::string_view Clauses::form(std::uint32_t token) const {
  form_.assign(document_.token(token));
  for (char& c : form_) c = small_letter(c);
  return form_;
}

bool Clauses::is_refusal(std::uint32_t token) const {
  const std::string_view word = form(token);
  return upos(token) == "VERB" && (word.starts_with("refus") || word.starts_with("declin"));
}

TokenRange Clauses::sentence(std::uint32_t token) const {
  return document_.sentences[document_.tokens.sentence[token]];
}

TokenRange Clauses::near(std::uint32_t token) const {
  const TokenRange whole = sentence(token);
  return {std::max(whole.begin, token - std::min(token, furthest)), std::min(whole.end, token + furthest)};
}

std::uint32_t Clauses::child(std::uint32_t token, std::string_view wanted) const {
  const TokenRange range = near(token);
  for (std::uint32_t other = range.begin; other < range.end; ++other) {
    if (head(other) != token) continue;
    const std::string_view name = relation(other);
    if (name.starts_with(wanted) && (name.size() == wanted.size() || name[wanted.size()] == ':'))
      return other;
  }
  return no_id;
}

bool Clauses::hangs_on(std::uint32_t token, std::uint32_t ancestor) const {
  for (std::uint32_t depth = 0; depth < deepest && token != no_id; ++depth) {
    if (token == ancestor) return true;
    token = head(token);
  }
  return false;
}

TokenRange Clauses::phrase(std::uint32_t token) const {
  const TokenRange range = near(token);
  TokenRange found{token, token + 1};
  while (found.begin > range.begin && hangs_on(found.begin - 1, token)) --found.begin;
  while (found.end < range.end && hangs_on(found.end, token)) ++found.end;
  return found;
}

TokenRange Clauses::without_stops(TokenRange range) const {
  const auto is_stop = [&](std::uint32_t token) {
    const std::string_view word = document_.token(token);
    return word == "," || word == "." || word == ";" || word == ":" || word == "-" || word == "–" ||
           word == "—" || word == "--" || word == "!" || word == "?";
  };
  while (!range.empty() && is_stop(range.begin)) ++range.begin;
  while (!range.empty() && is_stop(range.end - 1)) --range.end;
  return range;
}

}  // namespace sayso
