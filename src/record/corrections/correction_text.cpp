#include "record/corrections/correction_text.hpp"

#include "base/ascii.hpp"
#include "text/values.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

json value_as_json(const Correction& correction) {
  if (correction.value.empty()) return nullptr;
  const bool is_list = correction.what == Fix::split_speakers || correction.what == Fix::split_stories;
  return is_list ? json(correction.value) : json(correction.value.front());
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

bool is_key(std::string_view text, std::string_view prefix) {
  return text.size() > prefix.size() && text.starts_with(prefix) && text.find(' ') == std::string_view::npos;
}
bool is_member(std::string_view text) {
  const auto [article, name] = parts_of_member(text);
  return is_key(article, "a-") && !name.empty();
}

template <class Test>
bool all(const std::vector<std::string>& list, Test&& test) {
  return std::all_of(list.begin(), list.end(), test);
}

// How many targets and values each has, and of what kind.
std::string fault_of_keys(const Correction& one) {
  const auto statement = [](const std::string& key) {
    return is_key(key, "s-");
  };
  const auto article = [](const std::string& key) {
    return is_key(key, "a-");
  };
  switch (one.what) {
    case Fix::merge_speakers:
    case Fix::split_speakers:
      if (!all(one.target, is_member) || !all(one.value, is_member))
        return "names a member of a speaker that is not an article's key, a space and a name";
      break;
    case Fix::join_stories:
    case Fix::split_stories:
      if (!all(one.target, article) || !all(one.value, article))
        return "names an article by something that is no key of one";
      break;
    default:
      if (!all(one.target, statement)) return "names a statement by something that is no key of one";
  }
  const bool is_relation = one.what == Fix::break_relation || one.what == Fix::add_relation;
  const bool is_group = one.what == Fix::merge_speakers || one.what == Fix::join_stories ||
                        one.what == Fix::split_speakers || one.what == Fix::split_stories;
  if (one.target.empty() || (is_relation && one.target.size() != 2) ||
      (!is_relation && !is_group && one.target.size() != 1))
    return "has " + std::to_string(one.target.size()) + " targets, which \"" +
           std::string(name_of(one.what)) + "\" cannot have";
  const bool has_value =
      one.what != Fix::merge_speakers && one.what != Fix::join_stories && one.what != Fix::reject_statement;
  const bool has_several = one.what == Fix::split_speakers || one.what == Fix::split_stories;
  if (has_value == one.value.empty() || (!has_several && one.value.size() > 1))
    return "has " + std::to_string(one.value.size()) + " values, which \"" + std::string(name_of(one.what)) +
           "\" cannot have";
  return {};
}

bool is_instant(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char wanted) { return wanted == '0' ? is_ascii_digit(c) : c == wanted; });
}

}  // namespace

std::optional<std::vector<std::string>> keys_from_json(std::string_view text) {
  const json value = json::parse(text, nullptr, false);
  std::vector<std::string> keys;
  if (value.is_null()) return keys;
  if (value.is_string()) return std::vector<std::string>{value.get<std::string>()};
  if (!value.is_array()) return std::nullopt;
  for (const json& one : value) {
    if (!one.is_string()) return std::nullopt;
    keys.push_back(one.get<std::string>());
  }
  return keys;
}

std::string json_of_target(const Correction& correction) { return dumped(json(correction.target)); }
std::string json_of_value(const Correction& correction) { return dumped(value_as_json(correction)); }

std::string line_of(const Correction& correction) {
  nlohmann::ordered_json line;
  line["record"] = "correction";
  line["id"] = key_of(correction);
  line["what"] = name_of(correction.what);
  line["who"] = correction.who;
  line["when"] = correction.when;
  line["why"] = correction.why;
  line["undone"] =
      correction.undone.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(correction.undone);
  line["target"] = correction.target;
  line["value"] = nlohmann::ordered_json(value_as_json(correction));
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string fault_of(const Correction& correction) {
  if (correction.who.empty()) return "does not say who decided it";
  if (correction.why.empty()) return "does not say why";
  if (!is_instant(correction.when) || (!correction.undone.empty() && !is_instant(correction.undone)))
    return "is of no instant as in 2026-11-27T16:00:00Z";
  std::string fault = fault_of_keys(correction);
  if (!fault.empty()) return fault;
  if (correction.what == Fix::set_act && !value_named<Act>(correction.value.front()))
    return "sets the act \"" + correction.value.front() + "\", which is none";
  const bool is_relation = correction.what == Fix::break_relation || correction.what == Fix::add_relation;
  if (is_relation && !value_named<RelationType>(correction.value.front()))
    return "names the relation \"" + correction.value.front() + "\", which is none";
  return {};
}

}  // namespace sayso
