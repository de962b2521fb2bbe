#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "inputs/charset/charset.hpp"
#include "inputs/format.hpp"
#include "inputs/input.hpp"
#include "inputs/jsonl/jsonl.hpp"
#include "inputs/text/layout.hpp"
#include "inputs/text/lines.hpp"
#include "inputs/text/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso {
namespace {

// The corridor: to add a format is a folder and a row. To come: html/ (pages, .html), feed/ (RSS and Atom), warc/ (web
// archives, .warc.gz); each opens its bytes and gives articles, as these two do.
constexpr std::array formats{
    InputFormat{.name = "text",
                .endings = ".txt .text",
                .help = "plain text: a title, a byline and a date if there are any, and paragraphs",
                .example = "sayso read tarvik-post_2024-11-04_patrol-under-fire.txt",
                .open = open_text},
    InputFormat{.name = "jsonl",
                .endings = ".jsonl .ndjson .json",
                .help =
                    "JSON Lines, or one JSON object or list: news-please, ninjs, NewsArticle and the like",
                .example = "zcat news.jsonl.gz | sayso read --from jsonl -",
                .open = open_jsonl},
};

bool is_ending_of(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() &&
         equals_ignoring_case(path.substr(path.size() - ending.size()), ending);
}

// `[` may begin any text ("[Updated] …"): JSON shows by what follows the bracket.
bool looks_like_json(std::string_view beginning) {
  std::string seen;
  for (const char character : beginning) {
    const bool is_space = character == ' ' || character == '\t' || character == '\r' || character == '\n';
    // In UTF-16 every second byte is NUL; marks of byte order are above ASCII.
    if (!is_space && character != '\0' && static_cast<unsigned char>(character) < 0x80) seen += character;
    if (seen.size() == 2) break;
  }
  return seen == "{\"" || seen == "{}" || seen == "[{" || seen == "[]";
}

}  // namespace

std::span<const InputFormat> all_inputs() { return formats; }

const InputFormat* input_named(std::string_view name) {
  const auto* const found = std::find_if(formats.begin(), formats.end(),
                                         [&](const InputFormat& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

const InputFormat* input_for_ending(std::string_view path) {
  for (const InputFormat& format : formats) {
    std::string_view endings = format.endings;
    for (std::string_view ending = take_word(endings); !ending.empty(); ending = take_word(endings))
      if (is_ending_of(path, ending)) return &format;
  }
  return nullptr;
}

const InputFormat* input_for_content(std::string_view beginning) {
  return input_named(looks_like_json(beginning.substr(0, 256)) ? "jsonl" : "text");
}

Result<void> finish_article(Article& article, std::string_view name, const InputOptions& options) {
  if (article.text.size() > std::min<std::size_t>(options.longest_article, largest_text)) {
    return fail(Fault::bad_input, std::string(name) + " has a text of " +
                                      std::to_string(article.text.size()) + " bytes, more than the " +
                                      std::to_string(options.longest_article) +
                                      " that an article may have: give it in smaller parts.");
  }
  if (!has_words(article.text))
    return fail(Fault::bad_input, std::string(name) + " is empty: there is nothing in it to read.");
  Source& source = article.source;
  if (!options.published.empty()) source.published = options.published;
  if (!options.outlet.empty()) source.outlet = options.outlet;
  lay_out(article);
  if (source.language.empty()) source.language = "en";
  source.sha256 = sha256_hex(article.text);
  return {};
}

}  // namespace sayso
