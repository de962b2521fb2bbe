// Plain text: one file, one article. What the text does not say itself, its file's name may: `outlet_2024-11-06_slug.txt`
// names the outlet and the day.
//
//   tarvik-post_2024-11-04_patrol-under-fire.txt     // outlet "Tarvik Post", published "2024-11-04"
//
// Odd case: a web page in a .txt file is refused, not read with its tags.
#pragma once

#include "inputs/format.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace sayso {

std::unique_ptr<Articles> open_text(OpenedInput opened);

struct NamedByFile {
  std::string outlet;  // the words of the first part; if all are small, each with a capital
  std::string published;
};

// Both are empty where the name is not made so.
NamedByFile named_by_file(std::string_view path);

}  // namespace sayso
