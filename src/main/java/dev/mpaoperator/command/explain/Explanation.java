package dev.mpaoperator.command.explain;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One reason of one kind.
 *
 * @param reason the word in conditions, events and metrics
 * @param kind of which resource
 * @param goesOn whether it goes on by itself, in a few words
 * @param means what is the case
 * @param who must act
 * @param toDo what they can do
 * @param meanwhile what the operator does meanwhile
 */
public record Explanation(
    String reason,
    String kind,
    String goesOn,
    String means,
    String who,
    @JsonProperty("do") String toDo,
    String meanwhile) {}
