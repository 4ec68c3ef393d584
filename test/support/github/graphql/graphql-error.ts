import { GraphQLError } from 'graphql';

/** An error of GitHub's GraphQL: its kind stands beside the message. */
export function gitHubError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
