package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a pass that would change something in AWS, with what really came of it.
 *
 * @param resource for which resource, as the pass was given it
 * @param operation AWS's word
 * @param kind what people are asked, or that a team is taken over; {@code null} for anything else
 * @param wish fingerprint of what people are asked
 * @param definition what the team shall be, for creations and updates
 * @param target the team that it is about, as it truly was before; {@code null} for a creation
 * @param tags of that team before
 * @param tagsAfter of that team after it
 * @param effects how often it took effect
 */
public record Call(
    ApprovalTeam resource,
    String operation,
    @Nullable Kind kind,
    @Nullable String wish,
    @Nullable TeamDefinition definition,
    TeamAnswers.@Nullable Team target,
    Map<String, String> tags,
    Map<String, String> tagsAfter,
    int effects) {}
