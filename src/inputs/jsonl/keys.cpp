#include "inputs/jsonl/keys.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr auto table = std::to_array<KeyUse>({
    {"text", Field::body, 0},
    {"maintext", Field::body, 1},
    {"bodytext", Field::body, 2},
    {"articlebody", Field::body, 3},
    {"body", Field::body, 4},
    {"bodies", Field::body, 5},
    {"fulltext", Field::body, 6},
    {"content", Field::body, 7},
    {"textcontent", Field::body, 8},
    {"contenttext", Field::body, 9},
    {"articletext", Field::body, 10},
    {"plaintext", Field::body, 11},
    {"cleantext", Field::body, 12},
    {"cleanedtext", Field::body, 13},
    {"story", Field::body, 14},
    {"paragraphs", Field::body, 15},

    {"bodyxhtml", Field::markup, 0},
    {"bodyhtml", Field::markup, 1},
    {"contenthtml", Field::markup, 2},
    {"articlehtml", Field::markup, 3},
    {"html", Field::markup, 4},
    {"rawhtml", Field::markup, 5},

    {"title", Field::title, 0},
    {"headline", Field::title, 1},
    {"headlines", Field::title, 2},
    {"articletitle", Field::title, 3},
    {"heading", Field::title, 4},

    {"published", Field::published, 0},
    {"publishedat", Field::published, 1},
    {"datepublished", Field::published, 2},
    {"datepublish", Field::published, 3},
    {"publishdate", Field::published, 4},
    {"publisheddate", Field::published, 5},
    {"publicationdate", Field::published, 6},
    {"publishedtime", Field::published, 7},
    {"publishedon", Field::published, 8},
    {"publishedutc", Field::published, 9},
    {"firstpublished", Field::published, 10},
    {"pubdate", Field::published, 11},
    {"date", Field::published, 12},
    {"datetime", Field::published, 13},
    {"versioncreated", Field::published, 14},
    {"firstcreated", Field::published, 15},
    {"created", Field::published, 16},
    {"createdat", Field::published, 17},
    {"timestamp", Field::published, 18},

    {"fetched", Field::fetched, 0},
    {"fetchedat", Field::fetched, 1},
    {"datedownload", Field::fetched, 2},
    {"downloaded", Field::fetched, 3},
    {"crawled", Field::fetched, 4},
    {"crawldate", Field::fetched, 5},
    {"retrieved", Field::fetched, 6},
    {"scrapedat", Field::fetched, 7},
    {"collectionutc", Field::fetched, 8},

    {"url", Field::url, 0},
    {"link", Field::url, 1},
    {"canonicalurl", Field::url, 2},
    {"canonical", Field::url, 3},
    {"permalink", Field::url, 4},
    {"weburl", Field::url, 5},
    {"articleurl", Field::url, 6},
    {"sourceurl", Field::url, 7},
    {"uri", Field::url, 8},
    {"guid", Field::url, 9},
    {"id", Field::url, 10},

    {"outlet", Field::outlet, 0},
    {"outletname", Field::outlet, 1},
    {"publisher", Field::outlet, 2},
    {"publication", Field::outlet, 3},
    {"newspaper", Field::outlet, 4},
    {"sitename", Field::outlet, 5},
    {"sourcename", Field::outlet, 6},
    {"source", Field::outlet, 7},
    {"provider", Field::outlet, 8},
    {"sourcedomain", Field::outlet, 9},
    {"domain", Field::outlet, 10},
    {"website", Field::outlet, 11},

    {"byline", Field::byline, 0},
    {"bylines", Field::byline, 1},
    {"author", Field::byline, 2},
    {"authors", Field::byline, 3},
    {"creator", Field::byline, 4},
    {"writer", Field::byline, 5},
    {"reporter", Field::byline, 6},
    {"journalist", Field::byline, 7},

    {"credit", Field::credit, 0},
    {"creditline", Field::credit, 1},
    {"agency", Field::credit, 2},
    {"newsagency", Field::credit, 3},
    {"wire", Field::credit, 4},
    {"infosource", Field::credit, 5},
    {"infosources", Field::credit, 6},

    {"dateline", Field::dateline, 0},

    {"language", Field::language, 0},
    {"lang", Field::language, 1},
    {"inlanguage", Field::language, 2},
    {"languagecode", Field::language, 3},

    {"articles", Field::articles, 0},
    {"items", Field::articles, 1},
    {"results", Field::articles, 2},
    {"data", Field::articles, 3},
    {"documents", Field::articles, 4},
    {"docs", Field::articles, 5},
    {"entries", Field::articles, 6},
    {"news", Field::articles, 7},
    {"posts", Field::articles, 8},
    {"stories", Field::articles, 9},
});

}  // namespace

std::string plain_key(std::string_view key) {
  std::string plain;
  for (const char character : key) {
    if (character == '_' || character == '-' || character == ' ') continue;
    plain += small_letter(character);
  }
  return plain;
}

const KeyUse* key_use(std::string_view key) {
  constexpr std::size_t longest_key = 40;
  if (key.size() > longest_key) return nullptr;
  const std::string plain = plain_key(key);
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const KeyUse& use) { return use.key == plain; });
  return found == table.end() ? nullptr : found;
}

std::size_t key_count() { return table.size(); }

std::size_t number_of(const KeyUse* use) { return static_cast<std::size_t>(use - table.data()); }

}  // namespace sayso
