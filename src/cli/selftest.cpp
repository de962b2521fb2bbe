#include "cli/selftest.hpp"

#include "exports/exports.hpp"
#include "inputs/input.hpp"
#include "model/file/model_file.hpp"

#include <array>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

// Whatever else a statement of the output has, these are the words of the article, and must be the same everywhere.
constexpr std::array<const char*, 4> compared{"kind", "source", "cue", "content"};

bool has_form(const json& item) {
  if (!item.is_object() || !item.contains("text") || !item["text"].is_string()) return false;
  if (!item.contains("statements") || !item["statements"].is_array()) return false;
  for (const json& statement : item["statements"])
    for (const char* const key : compared)
      if (!statement.is_object() || !statement.contains(key)) return false;
  return true;
}

// The statements of a text as `sayso read --json` prints them.
Result<json> statements_of(const std::string& text, Reader& reader) {
  Result<ArticleStream> stream = ArticleStream::from_bytes(text, "self-test.txt");
  if (!stream) return fail(std::move(stream).error());
  Input input;
  if (!stream->next(input)) return json::array();
  if (const Skipped* const skipped = std::get_if<Skipped>(&input)) return fail(skipped->error);
  Document document;
  reader.read(std::get<Article>(input), document);
  std::string line;
  export_named("json")->write(document, {}, line);
  json said = json::array();  // by speakers: what the outlet says itself no network found
  json whole = json::parse(line, nullptr, false);
  for (json& statement : whole["statements"]) {
    if (statement["voice"] == "speaker") said.push_back(std::move(statement));
  }
  return said;
}

std::string difference(std::uint32_t number, const json& expected, const json& found) {
  const std::string text = "Text " + std::to_string(number) + " of the self-test was not read as expected: ";
  for (std::size_t i = 0; i < expected.size() && i < found.size(); ++i) {
    for (const char* const key : compared) {
      if (expected[i][key] != found[i][key])
        return text + key + " of statement " + std::to_string(i + 1) + " is " + found[i][key].dump() +
               ", not " + expected[i][key].dump() + ".";
    }
  }
  if (expected.size() == found.size()) return {};
  return text + "it has " + std::to_string(found.size()) + " statements, not " +
         std::to_string(expected.size()) + ".";
}

}  // namespace

Result<SelfTest> run_self_test(const Model& model) {
  SelfTest test;
  const std::string_view section = model.file().text("selftest.json");
  if (section.empty()) return test;
  // Comparing goes down as deep as a value does: what is deeper than statements are is left out.
  constexpr int deepest = 16;
  const json items = json::parse(
      section, [](int depth, auto, const auto&) { return depth < deepest; }, false);
  if (!items.is_array()) return fail(Fault::bad_input, "The section selftest.json of the model is no list.");
  Reader reader(model);
  for (const json& item : items) {
    ++test.texts;
    if (!has_form(item)) {
      return fail(Fault::bad_input,
                  "Text " + std::to_string(test.texts) +
                      " of the section selftest.json lacks its text, its statements or a part of them.");
    }
    const Result<json> found = statements_of(item["text"].get<std::string>(), reader);
    if (!found) return fail(found.error());
    const std::string sentence = difference(test.texts, item["statements"], *found);
    if (sentence.empty()) ++test.right;
    if (test.first_difference.empty()) test.first_difference = sentence;
  }
  return test;
}

}  // namespace sayso
