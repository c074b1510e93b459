/** The plan of a team against everything that can be: as a table for people, and as properties. */
package dev.mpaoperator.approvalteam.plan;
