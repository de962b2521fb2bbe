#include "inputs/text/text.hpp"

#include "base/ascii.hpp"
#include "inputs/charset/charset.hpp"
#include "inputs/text/clean.hpp"
#include "inputs/text/dates.hpp"
#include "inputs/text/layout.hpp"
#include "inputs/text/lines.hpp"

#include <optional>
#include <utility>

namespace sayso {
namespace {

class TextArticles : public Articles {
 public:
  explicit TextArticles(OpenedInput opened) : opened_(std::move(opened)) {}

  bool next(Input& input) override {
    if (is_done_) return false;
    is_done_ = true;
    Result<Article> article = read();
    if (article) {
      input = std::move(*article);
    } else {
      input = Skipped{opened_.path, 0, std::move(article).error()};
    }
    return true;
  }

 private:
  Result<Article> read() {
    const std::string& name = opened_.bytes.name();
    auto bytes = opened_.bytes.read_all(opened_.options.largest_bytes);
    if (!bytes) return fail(std::move(bytes).error());
    auto decoded = charset::decode(std::move(*bytes), name);
    if (!decoded) return fail(std::move(decoded).error());

    Article article;
    article.text = std::move(decoded->text);
    article.notes = std::move(decoded->notes);
    if (auto markup = refuse_markup(article.text); !markup) return fail(std::move(markup).error());
    clean(article.text, article.notes);
    article.source.path = opened_.path;
    if (auto finished = finish_article(article, name, opened_.options); !finished)
      return fail(std::move(finished).error());
    const NamedByFile named = named_by_file(opened_.path);
    if (article.source.outlet.empty()) article.source.outlet = named.outlet;
    if (article.source.published.empty()) article.source.published = named.published;
    return article;
  }

  Result<void> refuse_markup(std::string_view text) const {
    constexpr std::size_t looked_at = 4096;
    const std::string_view beginning = trimmed(text.substr(0, looked_at));
    for (const std::string_view tag : {"<!doctype html", "<html", "<head>", "<?xml", "<rss"}) {
      if (!starts_with_ignoring_case(beginning, tag)) continue;
      return fail(Fault::bad_input,
                  opened_.bytes.name() +
                      " is a web page or a feed, not a plain text: save its words as a .txt file.");
    }
    return {};
  }

  OpenedInput opened_;
  bool is_done_ = false;
};

}  // namespace

std::unique_ptr<Articles> open_text(OpenedInput opened) {
  return std::make_unique<TextArticles>(std::move(opened));
}

NamedByFile named_by_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t first = name.find('_');
  if (first == std::string_view::npos || first == 0) return {};
  const std::string_view rest = name.substr(first + 1);
  constexpr std::size_t day_size = 10;
  const std::optional<std::string> day = iso_date(rest.substr(0, day_size));
  if (!day || rest.size() < day_size || rest.substr(0, day_size) != *day) return {};
  if (rest.size() > day_size && rest[day_size] != '_' && rest[day_size] != '.') return {};

  std::string outlet(name.substr(0, first));
  const bool is_small = outlet == small_letters(outlet);
  bool is_first = true;
  for (char& character : outlet) {
    if (character == '-') character = ' ';
    if (is_small && is_first && is_ascii_small(character))
      character = static_cast<char>(character - 'a' + 'A');
    is_first = character == ' ';
  }
  return {std::move(outlet), *day};
}

}  // namespace sayso
