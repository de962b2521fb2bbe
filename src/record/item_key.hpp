// Keys of what is found at a place of a text (times "t-…", places "g-…", figures "f-…", events "e-…"): a hash of the article, the place in
// bytes and, for events, the type; the same in every run that finds it again.
//
//   item_key("f", "a-1f0c6d2a9b3e4d57", {120, 125})
//
// Odd case: two figures over the same words of one article share a key.
#pragma once

#include "base/hash.hpp"
#include "sayso/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

inline std::string item_key(std::string_view prefix, std::string_view article, Span span,
                            std::string_view type = {}) {
  std::string content(article);
  for (const std::uint32_t number : {span.begin, span.end})
    content.append(1, '\0').append(std::to_string(number));
  return content_id(prefix, content.append(1, '\0').append(type));
}

// "r-…", of a model's name and sayso's version.
inline std::string run_key(std::string_view model, std::string_view sayso) {
  std::string content(model);
  content.push_back('\0');
  return content_id("r", content.append(sayso));
}

}  // namespace sayso
