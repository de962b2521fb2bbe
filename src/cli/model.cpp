#include "cli/model_path.hpp"
#include "cli/screen.hpp"
#include "cli/selftest.hpp"
#include "cli/verbs.hpp"
#include "exports/json/json_text.hpp"
#include "exports/terminal/page.hpp"
#include "model/file/model_file.hpp"
#include "model/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

struct Given {
  std::string file;
  bool is_checked = false;
  bool is_json = false;
};

std::string size_in_words(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string shape_of(const Section& section) {
  std::string shape;
  for (const std::uint32_t size : section.dims())
    shape += (shape.empty() ? "" : " × ") + std::to_string(size);
  return shape;
}

// A card is whatever its maker wrote, so it is shown as it is: names and values, indented by depth.
void print_card(Page& page, const nlohmann::ordered_json& value, std::size_t depth) {
  const std::string indent(depth * 2, ' ');
  const auto print_member = [&](const std::string& name, const nlohmann::ordered_json& member) {
    if (member.is_structured() && !member.empty()) {
      page.paragraph({{name}}, {.label = indent});
      print_card(page, member, depth + 1);
    } else {
      page.paragraph({{name}, {" "}, {member.is_string() ? member.get<std::string>() : member.dump()}},
                     {.label = indent});
    }
  };
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) print_member(name + ":", member);
  } else {
    for (const nlohmann::ordered_json& member : value) print_member("-", member);
  }
}

// The gazetteer beside the model, or that there is none.
std::string words_of(const Gazetteer* gazetteer) {
  if (gazetteer == nullptr) return "\nplaces\n  no places.sayso lies beside this model: places stay words\n";
  const ModelFile& file = gazetteer->file();
  return fmt::format("\nplaces\n  {}, {}: {} places by {} names\n  sha256 {}\n", file.path(),
                     size_in_words(file.size()), gazetteer->size(), gazetteer->keys(), file.sha256());
}

std::string page_of(const ModelFile& file, const Gazetteer* gazetteer, const nlohmann::ordered_json& card,
                    const std::optional<SelfTest>& test) {
  std::string out =
      fmt::format("{}, {}\nsha256 {}\n", file.path(), size_in_words(file.size()), file.sha256());
  out += "\ncard\n";
  if (card.is_object() && !card.empty()) {
    Page page(out, terminal_width(), false);
    print_card(page, card, 1);
  } else {
    out += "  none\n";
  }
  out += "\nsections\n";
  std::size_t widest = 0;
  for (const Section& section : file.sections()) widest = std::max(widest, section.name.size());
  for (const Section& section : file.sections())
    out += fmt::format("  {:<{}}  {:<7}  {:>16}  {:>12}\n", section.name, widest, name_of(section.type),
                       shape_of(section), size_in_words(section.bytes.size()));
  out += words_of(gazetteer);
  if (!test) return out;
  out += fmt::format("\n{} sections, every checksum is right\n", file.sections().size());
  if (test->texts == 0) {
    out += "no self-test in this model\n";
  } else {
    out += fmt::format("self-test: {} of {} texts read as expected\n", test->right, test->texts);
  }
  return out;
}

std::string json_of(const ModelFile& file, const Gazetteer* gazetteer, const nlohmann::ordered_json& card,
                    const std::optional<SelfTest>& test) {
  std::string out;
  JsonText json(out);
  json.begin_object();
  json.key("path").text(file.path());
  json.key("bytes").number(file.size());
  json.key("sha256").text(file.sha256());
  json.key("sections").begin_list();
  for (const Section& section : file.sections()) {
    json.begin_object().key("name").text(section.name).key("type").text(name_of(section.type));
    json.key("shape").begin_list();
    for (const std::uint32_t size : section.dims()) json.number(size);
    json.end_list().key("bytes").number(section.bytes.size()).end_object();
  }
  json.end_list();
  json.key("places");
  if (gazetteer != nullptr) {
    json.begin_object().key("path").text(gazetteer->file().path());
    json.key("bytes").number(gazetteer->file().size()).key("sha256").text(gazetteer->file().sha256());
    json.key("places").number(gazetteer->size()).key("names").number(gazetteer->keys()).end_object();
  } else {
    json.null();
  }
  json.key("check");
  if (test) {
    json.begin_object().key("texts").number(test->texts).key("right").number(test->right);
    json.key("first_difference").text_or_null(test->first_difference).end_object();
  } else {
    json.null();
  }
  // The card is JSON already.
  json.key("card").raw(card.is_object() ? card.dump() : "null");
  json.end_object();
  return out + '\n';
}

int show(const Given& given) {
  Result<std::string> path = find_model(given.file);
  if (!path) return report(path.error());
  Result<ModelFile> opened = ModelFile::open(*path);
  if (!opened) return report(opened.error());
  const auto file = std::make_shared<const ModelFile>(std::move(*opened));
  const auto gazetteer = Gazetteer::beside(*path);
  if (!gazetteer) return report(gazetteer.error());
  std::optional<SelfTest> test;
  if (given.is_checked) {
    const Result<Model> model = Model::from(file);
    if (!model) return report(model.error());
    Result<SelfTest> tested = run_self_test(*model);
    if (!tested) return report(tested.error());
    test = std::move(*tested);
  }
  // What is nested deeper than anybody would write is left out: showing it goes down as deep as it does.
  constexpr int deepest = 32;
  const auto card = nlohmann::ordered_json::parse(
      file->card(), [](int depth, auto, const auto&) { return depth < deepest; }, false);
  std::cout << (given.is_json ? json_of(*file, gazetteer->get(), card, test)
                              : page_of(*file, gazetteer->get(), card, test));
  if (test && !test->is_passed()) return report({Fault::bad_input, test->first_difference});
  return exit_fine;
}

}  // namespace

std::function<int()> declare_model(CLI::App& app) {
  auto given = std::make_shared<Given>();
  app.add_option("FILE", given->file, "the model; without it the one that sayso read would use");
  app.add_flag("--check", given->is_checked, "also read the texts of its self-test, and compare");
  app.add_flag("--json", given->is_json, "one JSON object");
  return [given] {
    return show(*given);
  };
}

}  // namespace sayso
